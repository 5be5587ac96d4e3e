/** What writes the archive: loaded once a pack is saved. */

export { makeZip, predictLength } from "client-zip";
