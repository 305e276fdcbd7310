import { WardService } from './service';

export const run = async () => {
  const service = new WardService({ model: 'openai/gpt-5' });
  await service.summarize('Ward 3');
};
