/** What an editor is made of. */
import type { Author } from '#lib/board/model/board-commands.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Gesture } from '#lib/board/model/gesture.ts';
import type { Action, ActionPort } from './actions/action.ts';
import type { Frames } from './frames.ts';
import type { BoardEnv, ItemViews } from './item-view.ts';
import type { PaintPorts } from './painter.ts';
import type { Remarks } from './tools/tool.ts';

export interface EditorOptions {
	readonly document: BoardDocument;
	readonly views: ItemViews;
	readonly me: Author;
	readonly readOnly: boolean;
	readonly env: BoardEnv;
	/** A drag or stroke in progress, for presence; null when it ends. */
	readonly onGesture?: (gesture: Gesture | null) => void;
	/** A text for the live region. */
	readonly announce?: (text: string) => void;
	/** Why nothing happened, for everybody; absent: only announced. */
	readonly refuse?: (text: string) => void;
	/** The whole viewport has been painted for the first time. */
	readonly onFirstFullPaint?: () => void;
	/** Where comments go; absent: there are none. */
	readonly remarks?: Remarks;
	/** What the page around the board adds to the list of actions. */
	readonly actions?: (editor: ActionPort) => readonly Action[];
	readonly reducedMotion?: () => boolean;
	readonly frames?: Frames;
	readonly ports?: PaintPorts;
	readonly newId?: () => string;
}
