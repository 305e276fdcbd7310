/** Speaks to the language server that editors use for ESLint, over its own protocol. */
import { type ChildProcess, spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Message {
  id?: number;
  method?: string;
  params?: { items?: unknown[]; edit?: WorkspaceEdit };
  result?: unknown;
}

interface Position {
  line: number;
  character: number;
}

interface Range {
  start: Position;
  end: Position;
}

export interface Diagnostic {
  /** absent for what no rule says, such as a parsing error */
  code?: string;
  message: string;
  range: Range;
  codeDescription?: { href: string };
}

interface TextEdit {
  range: Range;
  newText: string;
}

interface WorkspaceEdit {
  documentChanges?: { edits: TextEdit[] }[];
  changes?: Record<string, TextEdit[]>;
}

interface CodeAction {
  title: string;
  command?: { command: string; arguments?: unknown[] };
}

/** The package that has the server, and the version that it was tried with. */
export const SERVER = 'vscode-langservers-extracted@4.10.0';

const LANGUAGES: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.js': 'javascript',
  '.vue': 'vue',
};

export class Editor {
  readonly #server: ChildProcess;
  readonly #settings: object;
  readonly #folder: string;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #open = new Map<string, { version: number; text: string }>();
  #edit: WorkspaceEdit | null = null;
  #received = Buffer.alloc(0);
  #lastId = 0;

  /** `folder`: a project with the server among its packages */
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
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
        },
      },
    });
    this.#send({ method: 'initialized', params: {} });
  }

  /** Opens the file, or types into it, and gives what the editor would underline. */
  async diagnosticsOf(file: string, text: string): Promise<Diagnostic[]> {
    this.type(file, text);
    const { items } = (await this.#ask('textDocument/diagnostic', {
      textDocument: { uri: this.#uriOf(file) },
    })) as { items: Diagnostic[] };
    return items;
  }

  /** What is in the editor, and not on the disk. */
  type(file: string, text: string): void {
    const uri = this.#uriOf(file);
    const version = (this.#open.get(file)?.version ?? 0) + 1;
    this.#open.set(file, { version, text });
    if (version === 1)
      this.#send({
        method: 'textDocument/didOpen',
        params: {
          textDocument: {
            uri,
            languageId: LANGUAGES[extname(file)] ?? 'javascript',
            version,
            text,
          },
        },
      });
    else
      this.#send({
        method: 'textDocument/didChange',
        params: { textDocument: { uri, version }, contentChanges: [{ text }] },
      });
  }

  /** What the menu of a diagnostic offers. */
  async actionsFor(file: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    const actions = await this.#ask('textDocument/codeAction', {
      textDocument: { uri: this.#uriOf(file) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    return (actions ?? []) as CodeAction[];
  }

  /** The text after a choice in that menu. */
  async applied(file: string, { command }: CodeAction): Promise<string> {
    this.#edit = null;
    await this.#ask('workspace/executeCommand', command ?? {});
    const { text } = this.#open.get(file)!;
    return edited(text, this.#edit);
  }

  stop(): void {
    this.#server.kill();
  }

  #uriOf(file: string): string {
    return pathToFileURL(join(this.#folder, file)).href;
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
    } else this.#send({ id, result: this.#resultFor(method, params) });
  }

  /** What an editor says to a request of the server. */
  #resultFor(method: string, params: Message['params']): unknown {
    switch (method) {
      case 'workspace/configuration':
        return params?.items?.map(() => this.#settings) ?? [];
      case 'workspace/applyEdit':
        this.#edit = params?.edit ?? null;
        return { applied: true };
      default:
        return null;
    }
  }
}

function edited(text: string, edit: WorkspaceEdit | null): string {
  const edits = [
    ...(edit?.documentChanges ?? []).flatMap((change) => change.edits),
    ...Object.values(edit?.changes ?? {}).flat(),
  ].map(({ range, newText }) => ({
    start: offsetOf(text, range.start),
    end: offsetOf(text, range.end),
    newText,
  }));
  return edits
    .sort((left, right) => right.start - left.start)
    .reduce(
      (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
      text,
    );
}

function offsetOf(text: string, { line, character }: Position): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((length, item) => length + item.length + 1, 0) + character;
}
