/** `npm start`: installs what is missing, builds what is stale, starts the server. */
import { buildIfStale, installPackages, runNode } from './prepare.mjs';

installPackages();
buildIfStale();
process.exitCode = runNode(['server/main.ts'], { NODE_ENV: 'production' });
