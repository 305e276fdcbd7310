/** Clients that a container hands to a constructor: the modules that list the class say which. */
import { describe, expect, it } from 'vitest';
import { inventoryOf, project } from '../helpers/audit.ts';

const PACKAGE = JSON.stringify({ name: 'app', dependencies: { openai: '^6.0.0' } });
const SERVICE = (parameter: string, before = ''): string =>
  `import OpenAI from 'openai';
import { Inject, Injectable } from '@nestjs/common';
${before}
@Injectable()
export class Desk {
  constructor(${parameter}) {}
  list() { return this.client.files.list(); }
}
`;
const MODULE = (providers: string, before = ''): string =>
  `import OpenAI, { AzureOpenAI } from 'openai';
import { Module } from '@nestjs/common';
import { Desk } from './desk';
${before}
@Module({ providers: [Desk, ${providers}] })
export class DeskModule {}
`;
const GROQ = "new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' })";
const BY_TEXT = "@Inject('CLIENT') private readonly client: OpenAI";
const PROVIDER = (made: string): string => `{ provide: 'CLIENT', useFactory: () => ${made} }`;

async function targetsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = project({ 'package.json': PACKAGE, ...files });
  const { calls } = await inventoryOf(folder, '--fail-on', 'never');
  return calls.map(({ targets }) => targets.join(' or '));
}

const desk = (service: string, module: string, more: Readonly<Record<string, string>> = {}) =>
  targetsOf({ 'desk.ts': service, 'desk.module.ts': module, ...more });

describe('the provider says who gets the request', () => {
  it('and the container waits for it', async () => {
    const own = 'class Own extends OpenAI {}';
    const provider = "{ provide: 'CLIENT', useFactory: async () => new Own() }";
    expect(await desk(SERVICE(BY_TEXT), MODULE(provider, own))).toEqual(['openai']);
  });

  it.each<[string, string, string, string]>([
    ['a factory', BY_TEXT, PROVIDER('new OpenAI()'), 'openai'],
    ['a factory of another vendor', BY_TEXT, PROVIDER(GROQ), 'other'],
    ['Azure', BY_TEXT, PROVIDER('new AzureOpenAI({})'), 'azure'],
    ['a value', BY_TEXT, `{ provide: 'CLIENT', useValue: ${GROQ} }`, 'other'],
    [
      'a class as the token',
      'private client: OpenAI',
      '{ provide: OpenAI, useFactory: () => new OpenAI() }',
      'openai',
    ],
    ['without a type', "@Inject('CLIENT') private client", PROVIDER('new OpenAI()'), 'openai'],
    [
      'another token',
      BY_TEXT,
      `{ provide: 'OTHER', useFactory: () => ${GROQ} }`,
      'openai or unknown',
    ],
    ['an alias', BY_TEXT, "{ provide: 'CLIENT', useExisting: 'OTHER' }", 'openai or unknown'],
    [
      'what a factory gets from outside',
      BY_TEXT,
      "{ provide: 'CLIENT', useFactory: (url) => new OpenAI({ baseURL: url }) }",
      'unknown',
    ],
  ])('%s', async (_, parameter, provider, target) => {
    expect(await desk(SERVICE(parameter), MODULE(provider))).toEqual([target]);
  });

  it('in a file of its own, by a constant', async () => {
    const client = `import OpenAI from 'openai';
export const CLIENT = Symbol('client');
export const clientProvider = { provide: CLIENT, useFactory: () => ${GROQ} };
`;
    const service = SERVICE(
      '@Inject(CLIENT) private client: OpenAI',
      "import { CLIENT } from './client';",
    );
    const module = MODULE('clientProvider', "import { clientProvider } from './client';");
    expect(await desk(service, module, { 'client.ts': client })).toEqual(['other']);
  });

  it('in a module that the module of the class imports', async () => {
    const shared = `import OpenAI from 'openai';
export class Shared {}
export const providers = [${PROVIDER(GROQ)}];
`;
    const module = MODULE('', "import { Shared } from './shared.module';");
    expect(await desk(SERVICE(BY_TEXT), module, { 'shared.module.ts': shared })).toEqual(['other']);
  });

  it('into a field', async () => {
    const service = `import OpenAI from 'openai';
import { Inject } from '@nestjs/common';
export class Desk {
  @Inject('CLIENT') private readonly client: OpenAI;
  list() { return this.client.files.list(); }
}
`;
    expect(await desk(service, MODULE(PROVIDER(GROQ)))).toEqual(['other']);
  });
});

describe('what is not seen stays open', () => {
  it('where another module lists the class and provides nothing', async () => {
    const other = `import { Desk } from './desk';
export const other = { providers: [Desk] };
`;
    expect(
      await desk(SERVICE(BY_TEXT), MODULE(PROVIDER('new OpenAI()')), { 'other.module.ts': other }),
    ).toEqual(['openai or unknown']);
  });

  it('where two modules provide two clients', async () => {
    const other = MODULE(PROVIDER(GROQ)).replace('DeskModule', 'OtherModule');
    expect(
      await desk(SERVICE(BY_TEXT), MODULE(PROVIDER('new OpenAI()')), { 'other.module.ts': other }),
    ).toEqual(['openai or other']);
  });

  it('where no module lists the class', async () => {
    const far = `import OpenAI from 'openai';\nexport const providers = [${PROVIDER(GROQ)}];\n`;
    expect(await targetsOf({ 'desk.ts': SERVICE(BY_TEXT), 'far.ts': far })).toEqual([
      'openai or unknown',
    ]);
  });

  it('where nothing injects: a class without decorators takes what its callers give', async () => {
    const service = SERVICE('private client: OpenAI').replace('@Injectable()', '');
    expect(await desk(service, MODULE(`{ provide: OpenAI, useFactory: () => ${GROQ} }`))).toEqual([
      'openai or unknown',
    ]);
  });
});

describe('what a plugin puts on a server of Fastify', () => {
  const PLUGIN = `import fp from 'fastify-plugin';
import OpenAI from 'openai';
export const plugin = fp(async (fastify) => {
  fastify.decorate('openai', ${GROQ});
});
`;
  const APP = `import Fastify from 'fastify';
import { plugin } from './plugin';
import { routes } from './routes';
const app = Fastify();
app.register(plugin);
app.register(routes);
`;
  const server = (routes: string, app = APP) =>
    targetsOf({ 'plugin.ts': PLUGIN, 'app.ts': app, 'routes.ts': routes });
  const typed = (type: string, reached: string): string => `import type { ${type} } from 'fastify';
import type OpenAI from 'openai';
const ask = (openai: OpenAI) => openai.files.list();
export const routes = async (given: ${type}) => ask(${reached});
`;

  it.each<[string, string, string]>([
    ['by its type', typed('FastifyInstance', 'given.openai'), 'other'],
    ['by the request', typed('FastifyRequest', 'given.server.openai'), 'other'],
    [
      'by the name of a parameter',
      'export async function routes(fastify) { fastify.openai.files.list(); }',
      'other or unknown',
    ],
    [
      'in a handler',
      "export async function routes(fastify) { fastify.get('/v1/x', async () => fastify.openai.files.list()); }",
      'other or unknown',
    ],
    ['under another name', typed('FastifyInstance', 'given.client'), 'openai or unknown'],
    ['of something else', typed('FastifyInstance', 'given.other.openai'), 'openai or unknown'],
  ])('is reached %s', async (_, routes, target) => {
    expect(await server(routes)).toEqual([target]);
  });

  it('is not where no file registers both', async () => {
    const app = APP.replace("import { plugin } from './plugin';\n", '').replace(
      /.*plugin.*\n/g,
      '',
    );
    expect(await server(typed('FastifyInstance', 'given.openai'), app)).toEqual([
      'openai or unknown',
    ]);
  });
});
