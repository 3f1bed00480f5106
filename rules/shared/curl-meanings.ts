import type { ValueMeaning } from "../../src/model/library.ts";

/**
 * What `curl_setopt` takes for a time: PHP casts to int, so text without leading digits, and fractions, become 0;
 * libcurl refuses what is below 0 or more than it can hold. 0 is no limit of the whole, and libcurl's own limit of connecting.
 * https://www.php.net/manual/en/function.curl-setopt.php, https://curl.se/libcurl/c/CURLOPT_TIMEOUT.html
 */
export const curlMeanings = (zero: "none" | "default", refused: ValueMeaning["means"]): readonly ValueMeaning[] => [
  { when: { is: [0, null, false, ""] }, means: zero },
  { when: "text", means: zero },
  { when: "object", means: zero },
  { when: { between: [-1, 1] }, means: zero },
  { when: { below: 0 }, means: refused },
  { when: { above: 2_147_483_647 }, means: refused },
];
