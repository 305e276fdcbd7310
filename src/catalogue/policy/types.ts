/**
 * How sure a claim is.
 * - `certain`: a dated first-party text says it, and none contradicts it
 * - `likely`: one copy, a translation, or a first-party text that says it in other words
 * - `inferred`: concluded from other facts; no text says it
 * - `open`: texts contradict each other, or knowledge ends here
 *
 * Only `certain` and `likely` claims may lead to a report of the `recommended` preset.
 */
export type Certainty = 'certain' | 'likely' | 'inferred' | 'open';

export type SnapshotId =
  | '2024-early'
  | '2024-mid'
  | '2024-end'
  | '2025-05'
  | '2025-11-08'
  | '2025-12-11'
  | '2026-03'
  | '2026-06'
  | '2026-09-10'
  | '2026-09-22'
  | '2026-10-09'
  | '2026-11-26';

/** What the customer has agreed with OpenAI. */
export type Profile = 'zdr' | 'mam' | 'hipaa' | 'default';

/**
 * The cell "Zero Data Retention eligible" of OpenAI's table. `default` means: nothing is kept,
 * without any agreement.
 */
export type ZdrEligibility = 'yes' | 'no' | 'limited' | 'default';

/** Of an endpoint, and of a call: `removes` and the last two are said of calls only. */
export type Verdict =
  | 'ineligible'
  | 'limited'
  | 'eligible'
  | 'zero-by-default'
  | 'unlisted'
  | 'removes'
  | 'unknown'
  | 'not-openai';

/** What a request does to the data that an endpoint keeps. */
export type Effect = 'puts' | 'reads' | 'removes' | 'none';

export interface Source {
  title: string;
  /** where the text is published, or where the copy that was read can be found */
  url: string;
  /** date of the text, `YYYY-MM-DD` or a span */
  date: string;
  /** how the date is known: printed on the copy, or concluded from its content */
  dated: 'printed' | 'inferred';
}

export interface Snapshot {
  id: SnapshotId;
  /** the day, or the span in which the text was published */
  date: string;
  /** `checked`: the day on which the newest texts that could be read were compared with the facts */
  dated: 'printed' | 'inferred' | 'checked';
  /** the newest text of OpenAI's table */
  source: SourceId;
  notes: string[];
}

/** One line of OpenAI's endpoint table, from the snapshot `since` on. */
export interface EndpointRow {
  since: SnapshotId;
  training: 'No';
  abuseMonitoring: string | null;
  applicationState: string | null;
  zdr: ZdrEligibility;
  certainty: Certainty;
  source?: SourceId;
  note?: string;
}

/** An endpoint that exists and that the table does not name. */
export interface UnlistedEndpoint {
  path: string;
  /** `same-as`: what is sent ends in an endpoint that has a row */
  treat: 'unlisted' | 'no-content' | { sameAs: string };
  why: string;
  certainty: Certainty;
  source: SourceId;
}

export interface Shutdown {
  /** an endpoint path, or a model name */
  what: string;
  name: string;
  date: string;
  /** the day on which customers were told */
  announced: string;
  /** `null`: OpenAI has nothing in its place */
  instead: string | null;
  certainty: Certainty;
  /** the text behind the date */
  source: SourceId;
  /** the text behind `announced` and `instead`, where that is another one */
  insteadSource?: SourceId;
}

/** The cells of a column that the table has since September 2026; lines that no list has are not stated. */
export interface PrivateRetention {
  since: SnapshotId;
  /** the heading of the column in these texts */
  name: string;
  limited: readonly string[];
  pending: readonly string[];
  no: readonly string[];
  certainty: Certainty;
  source: SourceId;
}

export type FeatureVerdict =
  'ineligible' | 'stores' | 'scanned' | 'third-party' | 'eligible' | 'contested' | 'unknown';

/** A parameter or a kind of content that changes what an endpoint keeps. */
export interface Feature {
  id: string;
  name: string;
  endpoints: string[];
  signals: string[];
  /** the endpoint that it reads from: what the table says of that decides, no text speaks of the feature */
  reads?: string;
  history: {
    since: SnapshotId;
    verdict: FeatureVerdict;
    text: string;
    certainty: Certainty;
    source: SourceId;
  }[];
}

/** A seller of OpenAI's models with terms of its own. */
export interface Elsewhere {
  name: string;
  terms: string;
  /** what changes how long it keeps data */
  control: string;
  abuseMonitoring: { text: string; source: SourceId };
  source: SourceId;
  keeps: readonly {
    endpoint: string;
    /** said of its objects, not of further endpoints below it */
    alone?: true;
    kept: string;
    /** what a request can say to leave nothing */
    way: string | null;
    certainty: Certainty;
    source: SourceId;
  }[];
}

export interface InventedSwitch {
  name: string;
  kind: 'body' | 'header' | 'metadata' | 'env';
  /** what people expect it to do */
  belief: string;
  seen: string;
}

export interface RealControl {
  provider: string;
  control: string;
  scope: string;
  source: SourceId;
}

export type SourceId = keyof typeof import('./sources.ts').sources;
