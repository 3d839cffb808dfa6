export interface ReleaseFacts {
  version: string;
  lockVersion: string;
  changelog: string;
  status: string;
  tags: string[];
  files: string[];
  dryRun: boolean;
}
/** What speaks against a release, each as a sentence. */
export function problems(facts?: ReleaseFacts): string[];
