/** The platform's library, as the compiler looks it up and as compiled code calls it. */
export type { CallSite, LibraryMethod, LibraryProperty } from './library.ts';
export {
  findConstructors,
  findInstanceMethods,
  findInstanceProperty,
  findStaticField,
  findStaticMethods,
  libraryType,
} from './library.ts';
