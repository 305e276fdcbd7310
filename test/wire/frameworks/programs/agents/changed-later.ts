import { Agent, Runner, run, setTracingDisabled } from '@openai/agents';

setTracingDisabled(true);
const off = { store: false };
const kept = new Agent({ name: 'Kept', model: 'gpt-4.1', modelSettings: off });
off.store = true;
await run(kept, 'Hello');

const given = { name: 'Given', model: 'gpt-4.1', modelSettings: { store: false } };
const copied = new Agent(given);
given.modelSettings = { store: true };
await run(copied, 'Hello');

const aliased = new Agent({ name: 'Aliased', model: 'gpt-4.1', modelSettings: { store: false } });
const settings = aliased.modelSettings;
settings.store = true;
await run(aliased, 'Hello');

const merged = new Agent({ name: 'Merged', model: 'gpt-4.1', modelSettings: { store: false } });
Object.assign(merged.modelSettings, { store: true });
await run(merged, 'Hello');

const renamed = new Agent({ name: 'Renamed', model: 'gpt-4.1', modelSettings: { store: false } });
renamed.name = 'Other';
await run(renamed, 'Hello');

const other = new Agent({ name: 'Other', model: 'gpt-4.1', modelSettings: { store: false } });
other.model = 'gpt-4.1-mini';
await run(other, 'Hello');

class Keeping extends Agent {
  modelSettings = { store: true };
}
await run(
  new Keeping({ name: 'Keeping', model: 'gpt-4.1', modelSettings: { store: false } }),
  'Hello',
);

class Setting extends Agent {
  constructor(options: { name: string; model: string }) {
    super({ ...options, modelSettings: { store: false } });
    this.modelSettings = { store: true };
  }
}
await run(new Setting({ name: 'Setting', model: 'gpt-4.1' }), 'Hello');

const ofRunner = { store: false };
const runner = new Runner({ modelSettings: ofRunner });
ofRunner.store = true;
await runner.run(new Agent({ name: 'Run', model: 'gpt-4.1' }), 'Hello');
