/** How a region is shown: its name in the reader's language, and the number of its colour and shape. */
export interface RegionLook {
	readonly id: string;
	readonly name: string;
	readonly color: number;
}
