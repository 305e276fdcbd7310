export class Agent {
  readonly name: string;

  constructor({ name }: { name: string }) {
    this.name = name;
  }
}

export async function run(agent: Agent, input: string) {
  const body = JSON.stringify({ agent: agent.name, input });
  return (await fetch('https://agents.clinic.example/run', { method: 'POST', body })).json();
}
