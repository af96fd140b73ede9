/** A report as one HTML file: looks and pictures inside, no script, readable for years without a server. */
import { render } from 'svelte/server';
import chartStyles from '#lib/ui/charts/charts.css?inline';
import richStyles from '#lib/ui/rich-text.css?inline';
import edgeStyles from '#lib/ui/charts/edges.css?inline';
import ReportDocument from './ReportDocument.svelte';
import reportStyles from './report.css?inline';
import { picturesIn, withPictures, type ResolvedReport } from './model/resolved-report.ts';

export interface Picture {
	readonly mime: string;
	readonly bytes: Uint8Array;
}

/** A picture of the workshop; null for one that is gone. */
export type FindPicture = (asset: string) => Promise<Picture | null>;

/** What may be in a file that runs nowhere and loads nothing. */
export const reportFilePolicy =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * @param tokens the style sheet with the design tokens and bare elements
 * @param find the file does without pictures that are gone
 */
export async function reportFile(report: ResolvedReport, tokens: string, find: FindPicture): Promise<string> {
	const pictures = new Map<string, string>();
	for (const asset of picturesIn(report.sections)) {
		const picture = await find(asset);
		if (picture) pictures.set(asset, dataAddress(picture));
	}
	const whole = withPictures(report, (asset) => pictures.get(asset));
	const { head, body } = render(ReportDocument, {
		props: { report: whole, pictureAddress: (asset: string) => pictures.get(asset) ?? 'data:,' }
	});
	return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
${head}
<style>${tokens}
${chartStyles}
${edgeStyles}
${richStyles}
${reportStyles}</style>
</head>
<body>${body}</body>
</html>
`;
}

function dataAddress({ mime, bytes }: Picture): string {
	const step = 0x8000;
	let binary = '';
	for (let at = 0; at < bytes.length; at += step) {
		binary += String.fromCharCode(...bytes.subarray(at, at + step));
	}
	return `data:${mime};base64,${btoa(binary)}`;
}
