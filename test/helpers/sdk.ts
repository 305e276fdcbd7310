/** The published SDKs as witnesses: where they are, and what their own documentation and code say. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface InstalledPackage {
  /** name of the development dependency: `openai-v5` */
  alias: string;
  version: string;
  folder: string;
  /** the oldest major of Node that the package asks for */
  nodeMajor: number;
  dependencies: readonly string[];
}

/** Every pinned SDK, oldest first. */
export const packages: readonly InstalledPackage[] = readPackages();

function readPackages(): InstalledPackage[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return Object.entries(manifest.devDependencies)
    .filter(([, range]) => range.startsWith('npm:openai@'))
    .map(([alias]) => {
      const folder = join(root, 'node_modules', alias);
      const {
        version,
        engines,
        dependencies = {},
      } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        version: string;
        engines?: { node?: string };
        dependencies?: Record<string, string>;
      };
      return {
        alias,
        version,
        folder,
        nodeMajor: Number(/\d+/.exec(engines?.node ?? '')?.[0] ?? 0),
        dependencies: Object.keys(dependencies),
      };
    })
    .sort((left, right) => left.version.localeCompare(right.version, 'en', { numeric: true }));
}

export function packageOf(alias: string): InstalledPackage {
  const found = packages.find((item) => item.alias === alias);
  if (!found) throw new Error(`${alias} is no development dependency`);
  return found;
}

/** An empty folder of a program. With an alias, `import 'openai'` finds that SDK there, and what it brings along. */
export function programFolder(alias: string | null): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${alias ?? 'no-sdk'}-`));
  if (alias === null) return folder;
  mkdirSync(join(folder, 'node_modules'));
  const link = (name: string, target: string): void => {
    symlinkSync(target, join(folder, 'node_modules', name), 'junction');
  };
  const sdk = packageOf(alias);
  link('openai', sdk.folder);
  for (const name of sdk.dependencies.filter((item) => item === 'axios' || item === 'node-fetch')) {
    link(
      name,
      dirname(createRequire(join(sdk.folder, 'package.json')).resolve(`${name}/package.json`)),
    );
  }
  return folder;
}

/** One `@example` of a method, with the code that stands beside it. */
export interface Example {
  /** `resources/files#Files.create` */
  name: string;
  code: string;
  /** of the compiled class, as text */
  method: string;
  isResource: boolean;
  /** the compiled file that holds the class */
  file: string;
}

/** Every documentation example with a code block that stands on a method of the package. */
export function examplesOf(alias: string): Example[] {
  const { folder } = packageOf(alias);
  return declarationFiles(join(folder, 'resources')).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return text.includes('@example') ? examplesIn(folder, file, text) : [];
  });
}

function declarationFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function examplesIn(folder: string, file: string, text: string): Example[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const compiledFile = file.slice(folder.length + 1).replace(/\.d\.ts$/, '.mjs');
  const compiled = readFileSync(join(folder, compiledFile), 'utf8');
  return source.statements.filter(ts.isClassDeclaration).flatMap((cls) =>
    cls.members.filter(ts.isMethodDeclaration).flatMap((member) => {
      const className = cls.name?.text ?? '';
      const method = member.name.getText();
      const blocks = ts
        .getJSDocTags(member)
        .filter((tag) => tag.tagName.text === 'example')
        .flatMap((tag) => codeBlock(ts.getTextOfJSDocComment(tag.comment) ?? ''));
      return blocks.map((code): Example => ({
        name: `${file.slice(folder.length + 1).replace(/\.d\.ts$/, '')}#${className}.${method}`,
        code,
        method: methodText(compiled, className, method),
        file: compiledFile,
        isResource: new RegExp(
          String.raw`class ${className}\b[^{]* extends (?:\w+\.)?APIResource\b`,
        ).test(text),
      }));
    }),
  );
}

function codeBlock(comment: string): string[] {
  const code = /```\w*\n([^]*?)```/.exec(comment)?.[1];
  return code === undefined ? [] : [code];
}

/** A method of a compiled class: from its name to the closing brace at the same indentation. */
function methodText(compiled: string, className: string, method: string): string {
  const cls =
    new RegExp(String.raw`^export class ${className}\b[^]*?^\}`, 'm').exec(compiled)?.[0] ?? '';
  return new RegExp(String.raw`^ {4}(?:async )?${method}\([^]*?^ {4}\}`, 'm').exec(cls)?.[0] ?? '';
}

/** The request that the text of a compiled method shows, `POST /v1/files/{}`; through one function that it hands its client to. */
export function requestOf({ folder }: InstalledPackage, { method, file }: Example): string | null {
  const direct = requestIn(method, String.raw`this\._client`);
  if (direct) return direct;
  const helper = /return (\w+)\(this\._client\b/.exec(method)?.[1];
  if (helper === undefined) return null;
  const source =
    new RegExp(String.raw`import \{[^}]*\b${helper}\b[^}]*\} from "([^"]+)"`).exec(
      readFileSync(join(folder, file), 'utf8'),
    )?.[1] ?? '';
  const text = readFileSync(join(folder, dirname(file), source), 'utf8');
  return requestIn(
    new RegExp(String.raw`^export function ${helper}\([^]*?^\}`, 'm').exec(text)?.[0] ?? '',
    'client',
  );
}

function requestIn(text: string, client: string): string | null {
  const found = new RegExp(
    String.raw`\b${client}\s*\.(get|post|put|patch|delete|getAPIList)\(\s*(?:path\s*)?(['\`])(.+?)\2`,
  ).exec(text);
  if (!found) return null;
  const [, name = '', , path = ''] = found;
  const verb = name === 'getAPIList' ? (/\bmethod: '(\w+)'/.exec(text)?.[1] ?? 'get') : name;
  return `${verb.toUpperCase()} /v1${path.replace(/\$\{[^}]*\}/g, '{}').replace(/\?.*$/, '')}`;
}
