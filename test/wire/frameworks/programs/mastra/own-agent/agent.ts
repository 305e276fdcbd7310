export class Agent {
  readonly model: string;

  constructor({ model }: { model: string }) {
    this.model = model;
  }

  async generate(text: string) {
    const body = JSON.stringify({ model: this.model, text });
    return (await fetch('https://agents.clinic.example/run', { method: 'POST', body })).json();
  }
}
