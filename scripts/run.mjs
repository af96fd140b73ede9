/** Prepares the checkout, then runs one file of the project with the project's Node: `run.mjs FILE [ARGS]`. */
import { buildIfStale, installPackages, runNode } from './prepare.mjs';

installPackages();
if (/bench|screenshots/.test(process.argv[2] ?? '')) buildIfStale();
process.exitCode = runNode(process.argv.slice(2));
