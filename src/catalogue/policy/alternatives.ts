/** The nearest way that is eligible, by table line or feature. Advice, not policy. */
export const alternatives: Readonly<Record<string, string>> = {
  '/v1/files': 'send the document inline, as file_data or as a data: URL',
  '/v1/vector_stores': 'search in a store of your own and send the passages with the request',
  '/v1/assistants': 'keep the conversation yourself and call /v1/responses with store: false',
  '/v1/threads': 'keep the conversation yourself and call /v1/responses with store: false',
  '/v1/threads/messages': 'keep the conversation yourself and call /v1/responses with store: false',
  '/v1/threads/runs': 'keep the conversation yourself and call /v1/responses with store: false',
  '/v1/threads/runs/steps':
    'keep the conversation yourself and call /v1/responses with store: false',
  '/v1/conversations': 'keep the conversation yourself and send it as input with store: false',
  '/v1/conversations/items':
    'keep the conversation yourself and send it as input with store: false',
  '/v1/chatkit/threads': 'build the chat on /v1/responses with store: false',
  '/v1/agents': 'run the agent loop yourself on /v1/responses with store: false',
  '/v1/batches': 'send the requests one by one to the endpoint that the batch would call',
  '/v1/fine_tuning/jobs': 'put the examples into the prompt',
  '/v1/evals': 'run the evaluation yourself against an eligible endpoint',
  '/v1/audio/voices': 'use one of the built-in voices',
  'file-search': 'search in a store of your own and send the passages with the request',
  'code-interpreter': 'run the code yourself, behind a function tool',
  'hosted-shell': 'run the commands yourself, behind a function tool',
  'hosted-skill': 'run the commands yourself, behind a function tool',
};
