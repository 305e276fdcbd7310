/**
 * Parameters of the API that people write where a framework takes no such option: it drops them
 * without an error.
 */
const PARAMETERS = [
  'store',
  'user',
  'metadata',
  'background',
  'conversation',
  'previous_?[rR]esponse_?[iI]d',
  'prompt_?[cC]ache_?(?:[kK]ey|[rR]etention)',
  'safety_?[iI]dentifier',
  'zdr',
  'zero_?data_?retention',
  'data_?(?:usage|retention)',
];

export const NOT_SENT = new RegExp(`^(?:${PARAMETERS.join('|')})$`);
