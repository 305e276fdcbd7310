/** What an evaluator is told about the program and its packages. */
import type { WholeProgram } from './ask.ts';
import type { SourceModule } from './module.ts';
import type { Telling, Value } from './value.ts';

export interface EvaluatorOptions {
  /** follow imports into other files of the program */
  crossFile?: boolean;
  /** packages that are known by name: a file of the program does not stand in for them */
  isKnownPackage?: (specifier: string, from: string) => boolean;
  /** what files that import from a file do with it, when the whole program is known */
  program?: WholeProgram;
  /** the file that is analysed */
  root?: SourceModule;
  /** a function that keeps and changes nothing of what it is given */
  onlyReads?: (callee: Value) => boolean;
  /** what a type tells of a value: of some, what is given for it says more */
  tellingOf?: (type: Value) => Telling;
}
