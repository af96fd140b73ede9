/**
 * Writes src/lib/ui/map/europe.json: outlines of Europe's countries and where the regions of NUTS lie, already
 * projected. Run it again only to change the map: `node scripts/europe.ts`. The outlines are Natural Earth's (public
 * domain), as world-atlas has them; the points are ours, a place near the middle of each region of NUTS level 2.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { geoAzimuthalEqualArea, geoPath } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** In units of the map: its size, the smallest island that is drawn (its area), and the shortest edge of an outline. */
const [width, height, smallest, step] = [1000, 940, 16, 2.5];

/** Code, degrees north, degrees east. */
const points = `
AL00 41.1 20.1, AT11 47.8 16.5, AT12 48.3 15.6, AT13 48.2 16.4, AT21 46.7 14.0, AT22 47.2 15.2, AT31 48.2 14.0, AT32 47.4 13.2,
AT33 47.2 11.5, AT34 47.3 9.9, BA00 44.2 17.8, BE10 50.85 4.35, BE21 51.2 4.7, BE22 50.9 5.4, BE23 51.0 3.8, BE24 50.9 4.7,
BE25 51.0 3.0, BE31 50.7 4.6, BE32 50.5 3.9, BE33 50.5 5.7, BE34 49.9 5.5, BE35 50.3 4.8, BG31 43.4 24.0, BG32 43.4 25.8,
BG33 43.2 27.4, BG34 42.4 26.5, BG41 42.5 23.2, BG42 42.0 24.8, BY00 53.5 28.0, CH01 46.4 6.9, CH02 47.0 7.4, CH03 47.5 7.9,
CH04 47.4 8.6, CH05 47.2 9.4, CH06 47.0 8.4, CH07 46.3 8.8, CY00 35.1 33.3, CZ01 50.1 14.4, CZ02 49.9 14.8, CZ03 49.2 13.9,
CZ04 50.5 13.5, CZ05 50.4 15.9, CZ06 49.2 16.2, CZ07 49.6 17.4, CZ08 49.8 18.1, DE11 49.0 9.5, DE12 49.0 8.6, DE13 48.0 8.1,
DE14 48.1 9.4, DE21 48.0 11.8, DE22 48.7 12.9, DE23 49.3 12.1, DE24 50.0 11.3, DE25 49.3 10.8, DE26 49.9 9.9, DE27 48.0 10.4,
DE30 52.5 13.4, DE40 52.2 13.6, DE50 53.1 8.8, DE60 53.55 10.0, DE71 49.9 8.7, DE72 50.6 8.7, DE73 51.1 9.5, DE80 53.7 12.6,
DE91 52.1 10.5, DE92 52.4 9.5, DE93 53.1 9.8, DE94 52.8 7.9, DEA1 51.4 6.7, DEA2 50.8 6.9, DEA3 51.9 7.4, DEA4 51.9 8.8,
DEA5 51.3 7.9, DEB1 50.3 7.3, DEB2 49.9 6.7, DEB3 49.4 7.9, DEC0 49.4 6.9, DED2 51.2 14.2, DED4 50.7 12.8, DED5 51.3 12.5,
DEE0 52.0 11.7, DEF0 54.2 9.7, DEG0 50.9 11.0, DK01 55.8 12.4, DK02 55.3 11.7, DK03 55.4 9.2, DK04 56.3 9.3, DK05 57.1 9.8,
EE00 58.7 25.5, EL30 38.1 23.7, EL41 39.1 26.2, EL42 36.4 27.6, EL43 35.2 24.9, EL51 41.1 25.2, EL52 40.7 23.0, EL53 40.3 21.7,
EL54 39.5 20.9, EL61 39.5 22.2, EL62 38.6 20.6, EL63 38.3 21.6, EL64 38.7 22.8, EL65 37.3 22.3, ES11 42.8 -7.9, ES12 43.3 -6.0,
ES13 43.2 -4.0, ES21 43.0 -2.6, ES22 42.7 -1.6, ES23 42.3 -2.5, ES24 41.5 -0.7, ES30 40.5 -3.7, ES41 41.7 -4.8, ES42 39.5 -3.0,
ES43 39.2 -6.1, ES51 41.8 1.5, ES52 39.4 -0.7, ES53 39.6 2.9, ES61 37.5 -4.7, ES62 38.0 -1.5, ES63 35.9 -5.3, ES64 35.3 -2.9,
FI19 62.6 23.8, FI1B 60.3 24.9, FI1C 60.8 25.2, FI1D 65.5 27.3, FI20 60.2 20.1, FR10 48.7 2.5, FRB0 47.5 1.7, FRC1 47.2 4.6,
FRC2 47.1 6.1, FRD1 48.9 -0.3, FRD2 49.5 1.0, FRE1 50.5 2.8, FRE2 49.6 2.8, FRF1 48.3 7.4, FRF2 48.7 4.5, FRF3 48.7 6.2,
FRG0 47.5 -0.8, FRH0 48.2 -2.9, FRI1 44.3 -0.3, FRI2 45.7 1.7, FRI3 46.2 0.1, FRJ1 43.7 3.3, FRJ2 43.8 1.4, FRK1 45.6 3.1,
FRK2 45.4 5.3, FRL0 43.9 6.0, FRM0 42.2 9.1, HR02 45.4 17.8, HR03 44.2 15.8, HR04 45.6 15.8, HR05 45.8 16.0, HR06 46.1 16.5,
HU11 47.5 19.05, HU12 47.3 19.4, HU21 47.3 18.1, HU22 47.0 17.0, HU23 46.3 18.0, HU31 48.1 20.6, HU32 47.6 21.8, HU33 46.5 20.2,
IE04 53.9 -8.6, IE05 52.4 -8.3, IE06 53.4 -6.9, IS00 64.9 -18.5, ITC1 45.0 7.9, ITC2 45.7 7.4, ITC3 44.3 8.8, ITC4 45.6 9.8,
ITF1 42.2 13.9, ITF2 41.7 14.6, ITF3 40.8 14.8, ITF4 41.0 16.6, ITF5 40.5 16.1, ITF6 39.0 16.5, ITG1 37.6 14.2, ITG2 40.1 9.1,
ITH1 46.7 11.4, ITH2 46.1 11.1, ITH3 45.6 11.9, ITH4 46.1 13.1, ITH5 44.6 11.1, ITI1 43.4 11.1, ITI2 43.0 12.5, ITI3 43.3 13.1,
ITI4 42.0 12.7, LI00 47.15 9.55, LT01 54.7 25.2, LT02 55.4 23.5, LU00 49.7 6.1, LV00 56.9 24.9, MD00 47.2 28.5, ME00 42.8 19.3,
MK00 41.6 21.7, MT00 35.9 14.4, NL11 53.2 6.7, NL12 53.1 5.8, NL13 52.9 6.6, NL21 52.4 6.5, NL22 52.0 6.0, NL23 52.5 5.6,
NL31 52.1 5.2, NL32 52.6 4.8, NL33 52.0 4.5, NL34 51.5 3.8, NL35 52.1 5.2, NL36 52.0 4.5, NL41 51.6 5.1, NL42 51.2 5.9,
NO02 61.3 10.7, NO06 63.8 11.2, NO07 67.8 16.0, NO08 59.9 10.9, NO09 58.9 8.4, NO0A 60.9 6.3, PL21 49.8 20.3, PL22 50.3 19.0,
PL41 52.3 17.2, PL42 53.6 15.5, PL43 52.2 15.3, PL51 51.1 16.4, PL52 50.6 17.9, PL61 53.1 18.5, PL62 53.9 20.8, PL63 54.2 18.0,
PL71 51.6 19.4, PL72 50.8 20.8, PL81 51.2 22.9, PL82 49.9 22.2, PL84 53.3 22.9, PL91 52.2 21.0, PL92 52.5 21.3, PT11 41.4 -7.8,
PT15 37.2 -8.2, PT16 40.2 -8.0, PT17 38.8 -9.1, PT18 38.3 -7.9, PT19 40.2 -8.0, PT1A 38.8 -9.1, PT1B 38.6 -8.9, PT1C 38.1 -7.9,
PT1D 39.3 -8.7, RO11 47.1 23.4, RO12 46.2 25.1, RO21 47.0 27.0, RO22 45.1 27.7, RO31 44.6 25.6, RO32 44.45 26.1, RO41 44.5 23.6,
RO42 45.7 21.9, RS00 44.2 20.9, SE11 59.5 18.1, SE12 59.0 16.0, SE21 57.2 15.3, SE22 55.9 13.8, SE23 58.0 12.7, SE31 60.9 14.8,
SE32 63.2 15.5, SE33 66.2 19.5, SI03 46.2 15.2, SI04 46.0 14.2, SK01 48.3 17.2, SK02 48.5 18.1, SK03 48.7 19.3, SK04 48.9 21.3,
TR00 39.2 32.0, UA00 49.0 31.0, UKC1 54.7 -1.6, UKC2 55.2 -1.9, UKD1 54.6 -3.0, UKD3 53.5 -2.2, UKD4 53.9 -2.6, UKD6 53.2 -2.6,
UKD7 53.4 -2.9, UKE1 53.8 -0.5, UKE2 54.1 -1.5, UKE3 53.5 -1.3, UKE4 53.8 -1.7, UKF1 53.0 -1.4, UKF2 52.5 -1.1, UKF3 53.1 -0.3,
UKG1 52.3 -2.4, UKG2 52.8 -2.3, UKG3 52.5 -1.9, UKH1 52.5 0.8, UKH2 51.9 -0.4, UKH3 51.8 0.6, UKI3 51.5 -0.15, UKI4 51.5 0.0,
UKI5 51.5 0.1, UKI6 51.4 -0.1, UKI7 51.5 -0.3, UKJ1 51.7 -1.1, UKJ2 51.1 -0.3, UKJ3 51.1 -1.3, UKJ4 51.2 0.7, UKK1 51.5 -2.2,
UKK2 50.9 -2.8, UKK3 50.4 -4.8, UKK4 50.7 -3.8, UKL1 52.3 -4.0, UKL2 51.8 -3.1, UKM5 57.3 -2.5, UKM6 57.4 -4.8, UKM7 56.3 -3.6,
UKM8 55.8 -4.4, UKM9 55.2 -3.9, UKN0 54.6 -6.7, XK00 42.6 20.9`;

const projection = geoAzimuthalEqualArea()
	.rotate([-13, -52])
	.fitExtent(
		[
			[24, 24],
			[width - 24, height - 24]
		],
		{
			type: 'MultiPoint',
			coordinates: [
				[-23, 64],
				[29, 70.5],
				[-9.6, 37],
				[34.5, 34.8],
				[24.5, 34.2]
			]
		}
	)
	.clipExtent([
		[0, 0],
		[width, height]
	])
	.precision(0.4);

type Corner = readonly [x: number, y: number];

/** Twice the area inside of a ring, by the shoelace formula. */
const twiceArea = (ring: readonly Corner[]): number =>
	Math.abs(
		ring.reduce((sum, [x, y], at) => {
			const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [0, 0];
			return sum + x * nextY - nextX * y;
		}, 0)
	);

/** The rings that are large enough to be seen, in whole numbers, each corner told from the one before. */
function outline(d: string): string {
	const rings = d.split('M').map((ring) =>
		ring
			.replace('Z', '')
			.split('L')
			.map((pair): Corner => {
				const [x = 0, y = 0] = pair.split(',').map((number) => Math.round(Number(number)));
				return [x, y];
			})
	);
	return rings
		.filter((ring) => twiceArea(ring) >= 2 * smallest)
		.map((ring) => {
			const kept: Corner[] = [];
			for (const [x, y] of ring) {
				const [lastX, lastY] = kept.at(-1) ?? [-step, -step];
				if (Math.hypot(x - lastX, y - lastY) >= step) kept.push([x, y]);
			}
			const moves = kept.map(([x, y], at) => {
				const [fromX, fromY] = kept[at - 1] ?? [0, 0];
				return `${x - fromX},${y - fromY}`;
			});
			return `M${moves[0] ?? ''}l${moves.slice(1).join(' ')}z`;
		})
		.join('');
}

const atlas: Topology<{ countries: GeometryCollection }> = JSON.parse(
	readFileSync(new URL('../node_modules/world-atlas/countries-50m.json', import.meta.url), 'utf8')
);
const countries: FeatureCollection = feature(atlas, atlas.objects.countries);
const path = geoPath(projection);
const shapes = countries.features.map((country) => outline(path(country) ?? '')).filter((d) => d !== '');
const places = points.split(',').map((entry) => {
	const [code = '', north, east] = entry.trim().split(' ');
	const [x = 0, y = 0] = projection([Number(east), Number(north)]) ?? [];
	return [code, [Math.round(x), Math.round(y)]];
});
const map = { width, height, shapes, places: Object.fromEntries(places) };
writeFileSync(new URL('../src/lib/ui/map/europe.json', import.meta.url), `${JSON.stringify(map)}\n`);
console.log(`${shapes.length} outlines, ${places.length} regions`);
