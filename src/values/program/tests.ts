/** What only tests run is not what the program does. */
const TEST = /(?:^|[./\\_-])(?:tests?|specs?|mocks?|fixtures?)[./\\_-]/i;

/** By the name of the file, below the root of the program. */
export function isTestFile(name: string): boolean {
  return TEST.test(name);
}
