import { startOpenAIConversationsSession } from '@openai/agents';

export const open = () => startOpenAIConversationsSession();
