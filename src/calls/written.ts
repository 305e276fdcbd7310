/** What a file of OpenAI's clients has written in it, as sources of regular expressions. */

const HOST = String.raw`\bapi\.openai\.com\b`;
/** Azure is told apart by its own name. */
export const VARIABLE = String.raw`\b(?!\w*AZURE)(?:[A-Z\d]+_)*OPEN_?AI_(?:API_)?(?:KEY|BASE|URL|BASE_URL|HOST|ENDPOINT)\b`;
/** `openai.gpt-oss-120b-1:0`, `us.openai.gpt-6-sol`: names that models of OpenAI have at Amazon Bedrock only. */
const MODEL = String.raw`(?<=['"\`])(?:[a-z]+\.)?openai\.(?:gpt-|o\d)[\w.:-]+(?=['"\`])`;

/** Addresses of the API, names of the variables that its clients read, and of models at another seller. */
export const WRITTEN = [HOST, VARIABLE, MODEL].join('|');
