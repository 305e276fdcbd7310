/** Speaks to the language server that editors use for ESLint, over its own protocol. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Message {
  id?: number;
  method?: string;
  params?: { items?: unknown[] };
  result?: unknown;
}

export interface Diagnostic {
  code: string;
  range: { start: { line: number; character: number } };
}

export class Editor {
  readonly #server: ChildProcess;
  readonly #settings: object;
  readonly #folder: string;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #received = Buffer.alloc(0);
  #lastId = 0;
  #version = 0;

  constructor(folder: string) {
    this.#folder = folder;
    const workspaceFolder = { uri: pathToFileURL(folder).href, name: 'project' };
    this.#settings = {
      validate: 'on',
      run: 'onType',
      workingDirectory: { mode: 'location' },
      nodePath: null,
      rulesCustomizations: [],
      options: {},
      experimental: {},
      workspaceFolder,
      problems: { shortenToSingleLine: false },
      codeAction: {
        disableRuleComment: { enable: true, location: 'separateLine' },
        showDocumentation: { enable: true },
      },
      codeActionOnSave: { mode: 'all' },
      format: false,
      quiet: false,
      onIgnoredFiles: 'off',
    };
    this.#server = spawn(
      process.execPath,
      [
        join(folder, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'),
        '--stdio',
      ],
      { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    this.#server.stdout?.on('data', (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#readMessages();
    });
  }

  async start(): Promise<void> {
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(this.#folder).href,
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { diagnostic: { dynamicRegistration: true } },
      },
    });
    this.#send({ method: 'initialized', params: {} });
  }

  /** Opens the file, or types into it, and gives what the editor would underline. */
  async diagnosticsOf(file: string, text: string): Promise<Diagnostic[]> {
    const uri = pathToFileURL(join(this.#folder, file)).href;
    this.#version += 1;
    if (this.#version === 1)
      this.#send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'javascript', version: 1, text } },
      });
    else
      this.#send({
        method: 'textDocument/didChange',
        params: { textDocument: { uri, version: this.#version }, contentChanges: [{ text }] },
      });
    const { items } = (await this.#ask('textDocument/diagnostic', { textDocument: { uri } })) as {
      items: Diagnostic[];
    };
    return items;
  }

  stop(): void {
    this.#server.kill();
  }

  #ask(method: string, params: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the language server did not answer ${method}`));
      }, 60_000);
      this.#waiting.set(id, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
      this.#send({ id, method, params });
    });
  }

  #send(message: object): void {
    const text = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#server.stdin?.write(`Content-Length: ${String(text.length)}\r\n\r\n`);
    this.#server.stdin?.write(text);
  }

  #readMessages(): void {
    for (;;) {
      const header = /Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/.exec(
        this.#received.toString('latin1'),
      );
      if (!header) return;
      const start = header.index + header[0].length;
      const end = start + Number(header[1]);
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(start, end).toString()) as Message;
      this.#received = this.#received.subarray(end);
      this.#answer(message);
    }
  }

  #answer({ id, method, params, result }: Message): void {
    if (id === undefined) return;
    if (method === undefined) {
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    } else {
      this.#send({
        id,
        result:
          method === 'workspace/configuration'
            ? (params?.items?.map(() => this.#settings) ?? [])
            : null,
      });
    }
  }
}
