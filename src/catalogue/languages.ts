/** Languages that are not analysed, and how a line of each shows that the file uses OpenAI. */

export interface OtherLanguage {
  name: string;
  /** what one file of it is called */
  noun: string;
  extensions: readonly string[];
  /** a line that names an OpenAI package of the language; the address of the API counts in each */
  uses: RegExp;
  /** what stands before a mention that is only a comment */
  comment: RegExp;
  /** a package that code knows by another word: `uses` also sees the lines behind it */
  byAnotherWord?: { word: string; uses: RegExp };
  /** a text in three quotes at the head of a file, class or function is a comment */
  hasDocstrings?: true;
}

/** With or without a region before it. */
export const apiAddress = /\bapi\.openai\.com\b/i;

// A mark behind a quote may be part of a text: then it is taken for none.
const HASH = /^[^"'`]*?(?:^|\s)#/;
const SLASHES = /^[^"'`]*?(?:^|\s)\/\/|^\s*\*\s|^\s*\/\*(?!.*\*\/)/;
const HASH_OR_SLASHES = new RegExp(`${HASH.source}|${SLASHES.source}`);

const PYTHON_PACKAGE = String.raw`(?:openai|langchain_openai|llama_index\.[\w.]*openai)\b`;
const PYTHON_IMPORT = [
  String.raw`import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*${PYTHON_PACKAGE}`,
  String.raw`from\s+${PYTHON_PACKAGE}[\w.]*\s+import\b`,
  String.raw`from\s+[\w.]+\s+import\s[^#"\\]*OpenAI`,
  String.raw`\w*\.?import_module\(\s*["']openai\b`,
].join('|');
// Projects have folders called `agents` too: the names of the Agents SDK tell it apart.
const AGENTS_NAMES = [
  'Runner',
  'RunConfig',
  'ModelSettings',
  'function_tool',
  'handoff',
  '(?:in|out)put_guardrail',
  'GuardrailFunctionOutput',
  String.raw`set_(?:default_openai|tracing)_\w+`,
  '(?:WebSearch|FileSearch|CodeInterpreter|Computer|HostedMCP|ImageGeneration|LocalShell)Tool',
  String.raw`MCPServer\w+`,
  'Realtime(?:Agent|Runner)',
  'VoicePipeline',
  'SQLiteSession',
].join('|');
const AGENTS_IMPORT = String.raw`from\s+agents(?:\.\w+)*\s+import\s+(?:\([^)]*?|[^\n(]*?)\b(?:${AGENTS_NAMES})\b`;
const AGENTS_MEMBER = String.raw`\bagents\.(?:${AGENTS_NAMES})\b`;
const JVM_PACKAGES = String.raw`(?:com\.openai|com\.aallam\.openai|com\.theokanning\.openai|com\.azure\.ai\.openai|dev\.langchain4j\.model\.openai|org\.springframework\.ai\.openai)\.`;

export const otherLanguages: readonly OtherLanguage[] = [
  {
    name: 'Python',
    noun: 'Python file',
    extensions: ['.py', '.pyw'],
    uses: new RegExp(
      String.raw`(?:^|[;:=])\s*(?:${PYTHON_IMPORT})|(?<!\b(?:class|def)\s+)\b(?:Async)?(?:Azure)?(?:Chat)?OpenAI\w*\(`,
    ),
    comment: HASH,
    byAnotherWord: {
      word: 'agents',
      uses: new RegExp(String.raw`^\s*${AGENTS_IMPORT}|${AGENTS_MEMBER}`),
    },
    hasDocstrings: true,
  },
  {
    name: 'Jupyter notebook',
    noun: 'Jupyter notebook',
    extensions: ['.ipynb'],
    // Its lines are texts of JSON, each on a line of its own or all on one.
    uses: new RegExp(String.raw`(?:^|"|\\n)\s*(?:${PYTHON_IMPORT})`),
    comment: /(?:"|\\n)\s*#[^"\\]*$/,
    byAnotherWord: {
      word: 'agents',
      uses: new RegExp(String.raw`(?:^|"|\\n)\s*${AGENTS_IMPORT}|${AGENTS_MEMBER}`),
    },
  },
  {
    name: 'Go',
    noun: 'Go file',
    extensions: ['.go'],
    uses: /"github\.com\/(?:openai\/openai-go|sashabaranov\/go-openai|tmc\/langchaingo\/llms\/openai|Azure\/azure-sdk-for-go\/sdk\/ai\/azopenai)\b/,
    comment: SLASHES,
  },
  {
    name: 'Java',
    noun: 'Java file',
    extensions: ['.java'],
    uses: new RegExp(String.raw`\b${JVM_PACKAGES}`),
    comment: SLASHES,
  },
  {
    name: 'Kotlin',
    noun: 'Kotlin file',
    extensions: ['.kt', '.kts'],
    // Build scripts are Kotlin too: they name packages in quotes, and those are only required there.
    uses: new RegExp(String.raw`(?<!["'])\b${JVM_PACKAGES}`),
    comment: SLASHES,
  },
  {
    name: 'C#',
    noun: 'C# file',
    extensions: ['.cs'],
    uses: /\busing\s+(?:static\s+|\w+\s*=\s*)?(?:OpenAI|OpenAI_API|Azure\.AI\.OpenAI|Betalgo(?:\.Ranul)?\.OpenAI|Microsoft\.(?:SemanticKernel\.Connectors|Extensions\.AI)\.OpenAI)\b/,
    comment: SLASHES,
  },
  {
    name: 'Ruby',
    noun: 'Ruby file',
    extensions: ['.rb', '.rake'],
    uses: /\brequire\s*\(?\s*["'](?:ruby\/)?openai["']|\bOpenAI::\w/,
    comment: HASH,
  },
  {
    name: 'PHP',
    noun: 'PHP file',
    extensions: ['.php'],
    uses: /\bOpenAI::\w|\bOpenAI\\/,
    comment: HASH_OR_SLASHES,
  },
  {
    name: 'Rust',
    noun: 'Rust file',
    extensions: ['.rs'],
    uses: /\b(?:async_openai|openai_api_rs)\b|\buse\s+(?:openai|rig::providers::openai)\b/,
    comment: SLASHES,
  },
  {
    name: 'Swift',
    noun: 'Swift file',
    extensions: ['.swift'],
    uses: /\bimport\s+(?:\w+\s+)?(?:OpenAI|OpenAIKit|OpenAISwift|SwiftOpenAI)\b/,
    comment: SLASHES,
  },
  {
    name: 'shell',
    noun: 'shell script',
    extensions: ['.sh', '.bash', '.zsh', '.ksh', '.fish'],
    uses: apiAddress,
    comment: HASH,
  },
];
