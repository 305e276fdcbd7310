/** Which hosts are OpenAI, and which sell OpenAI's models. Everything else is another vendor or a gateway. */

export type Target = 'openai' | 'azure' | 'bedrock' | 'other' | 'unknown';

/** Regional prefixes: data-controls page, copies of September and October 2026. */
const OPENAI_HOST = /^(?:(?:us|eu|au|ca|jp|in|sg|kr|gb|ae)\.)?api\.openai\.com$/i;
const AZURE_HOST =
  /(?:^|\.)(?:openai\.azure\.(?:com|us|cn)|cognitiveservices\.azure\.(?:com|us|cn)|services\.ai\.azure\.com)$/i;
/** Both endpoints that serve OpenAI's API at Amazon Bedrock, by the user guide of AWS (2026). */
const BEDROCK_HOST =
  /(?:^|\.)bedrock-(?:mantle|runtime)(?:-fips)?\.[\w-]+\.(?:api\.aws|(?:vpce\.)?amazonaws\.com(?:\.cn)?)$/i;

export function targetOfHost(host: string): Target {
  const name = host.replace(/:\d+$/, '');
  if (OPENAI_HOST.test(name)) return 'openai';
  if (AZURE_HOST.test(name)) return 'azure';
  return BEDROCK_HOST.test(name) ? 'bedrock' : 'other';
}

/**
 * An environment variable whose name says OpenAI, such as `OPENAI_BASE_URL`. Names that speak of
 * Azure, of a compatible server or of another vendor do not count.
 */
export function targetOfEnvironmentName(name: string): Target {
  if (!/OPEN_?AI/i.test(name)) return 'unknown';
  if (/AZURE/i.test(name)) return 'azure';
  return /COMPAT|GENERIC|LIKE|LOCAL|OLLAMA|OPENROUTER|GROQ|DEEPSEEK|TOGETHER|MISTRAL|CUSTOM|MOCK|FAKE|TEST/i.test(
    name,
  )
    ? 'unknown'
    : 'openai';
}
