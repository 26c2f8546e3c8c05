/** `npm run rosterpath -- COMMAND`: the commands an admin runs from a terminal. */
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2));
