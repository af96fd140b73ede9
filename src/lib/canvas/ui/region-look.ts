/** How a region is told apart on a board: by name, colour and shape (ui/region-mark.ts). */
export interface RegionLook {
	readonly id: string;
	readonly name: string;
	/** 1 to 12. */
	readonly color: number;
}

export type RegionLookup = (id: string | null) => RegionLook | undefined;
