/** `npm run dev`: one process with hot reload. */
import { generateCode, installPackages, runNode } from './prepare.mjs';

installPackages();
generateCode();
process.exitCode = runNode(['server/dev.ts']);
