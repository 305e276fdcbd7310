import { openai } from '@ai-sdk/openai';
import { uploadSkill } from 'ai';

await uploadSkill({
  api: openai,
  displayTitle: 'Letters',
  files: [
    {
      path: 'letters/SKILL.md',
      data: { type: 'text', text: '---\nname: letters\n---\nWrite letters.' },
    },
  ],
});
