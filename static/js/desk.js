// The review desk: a key for each decision, and the next item without a new page.
// Every button and link does the same by itself, only slower.
import { deskKeys } from "./desk-keys.js";
import { deskNames } from "./desk-names.js";
import { deskParts } from "./desk-parts.js";

deskParts();
deskKeys();
deskNames();
