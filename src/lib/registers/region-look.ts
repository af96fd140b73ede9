/** How a region of the workshop is shown: its name in the reader's language and its colour number. */
export interface RegionLook {
	readonly id: string;
	readonly name: string;
	/** 1 to 12; also decides the shape of its mark. */
	readonly color: number;
}
