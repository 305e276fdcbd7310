/** What tells that a file may call a framework. */
export interface FrameworkFacts {
  /** packages that are followed by what they are, not by what their files hold */
  packages: RegExp;
  /** what says that a text takes something from it: the name of a package in quotes, or of a function like no other */
  trace: RegExp;
  /** methods of what another file may have made, which others have too */
  methods?: RegExp;
  /** functions, classes and methods that send, or that something which sends is made by */
  callees: ReadonlySet<string>;
  /** those that send nothing themselves where they are given an object that is written there */
  describing?: ReadonlySet<string>;
  /** exports that send by themselves: a file that takes one and has no call is a blind spot */
  senders?: ReadonlySet<string>;
  /** packages whose version decides what is sent, with the newest one that was measured */
  newest: Readonly<Record<string, string>>;
}
