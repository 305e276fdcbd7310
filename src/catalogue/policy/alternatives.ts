/** The nearest way that is eligible, by table line or feature, as a message says it. Advice, not policy. */
const OWN_CONVERSATION = 'Send the earlier items to /v1/responses.';
const OWN_COMMANDS = 'Run the commands yourself, behind a function tool.';
const OWN_SEARCH = 'Search a store of your own, send the passages.';

export const alternatives: Readonly<Record<string, string>> = {
  '/v1/files': 'Send the document inline as `file_data`.',
  '/v1/vector_stores': OWN_SEARCH,
  '/v1/assistants': OWN_CONVERSATION,
  '/v1/threads': OWN_CONVERSATION,
  '/v1/threads/messages': OWN_CONVERSATION,
  '/v1/threads/runs': OWN_CONVERSATION,
  '/v1/threads/runs/steps': OWN_CONVERSATION,
  '/v1/conversations': OWN_CONVERSATION,
  '/v1/conversations/items': OWN_CONVERSATION,
  '/v1/chatkit/threads': 'Build the chat on /v1/responses.',
  '/v1/agents': 'Run the loop on /v1/responses.',
  '/v1/batches': 'Send the requests one by one.',
  '/v1/fine_tuning/jobs': 'Put the examples into the prompt.',
  '/v1/evals': 'Run the evaluation yourself.',
  '/v1/audio/voices': 'Use a built-in voice.',
  'file-search': OWN_SEARCH,
  'code-interpreter': 'Run the code yourself, behind a function tool.',
  'hosted-shell': OWN_COMMANDS,
  'hosted-skill': OWN_COMMANDS,
};
