// What makes the site smoother. Everything works without it.
import { copyButtons } from "./copy.js";
import { namesSwitch } from "./names.js";
import { pasteLimits } from "./paste-limit.js";
import { pinpoint } from "./pinpoint.js";
import { ranges } from "./range.js";
import { searchKey } from "./search-key.js";
import { suggestions } from "./suggest.js";
import { themeSwitch } from "./theme.js";

themeSwitch();
searchKey();
copyButtons();
namesSwitch();
pasteLimits();
pinpoint();
ranges();
suggestions();
