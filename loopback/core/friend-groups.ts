import { RELATION_RESULT as RESULT } from './errors.ts';
import { type RelationBooks, type RelationResult, relationResult } from './relation-books.ts';

/** The groups in which users sort their friends. */
export class FriendGroups {
  readonly #books: RelationBooks;

  constructor(books: RelationBooks) {
    this.#books = books;
  }

  /** The names of the groups a friend is in. */
  of(userID: string, peer: string): string[] {
    return [...this.#books.of(userID).groups].flatMap(([name, members]) => (members.has(peer) ? [name] : []));
  }

  /** Creates groups, or adds friends to existing ones. Who is no friend is refused. */
  add(userID: string, names: readonly string[], peers: readonly string[]): RelationResult[] {
    const { groups } = this.#books.of(userID);
    const members = peers.filter((peer) => this.#books.friend(userID, peer));
    for (const name of names) groups.set(name, new Set([...(groups.get(name) ?? []), ...members]));
    this.#books.changed(userID);
    return this.#friendsOnly(userID, peers);
  }

  remove(userID: string, name: string, peers: readonly string[]): RelationResult[] {
    for (const peer of peers) this.#books.of(userID).groups.get(name)?.delete(peer);
    this.#books.changed(userID);
    return this.#friendsOnly(userID, peers);
  }

  /** A friend leaves all groups but these. */
  moveTo(userID: string, peer: string, names: readonly string[]): void {
    for (const members of this.#books.of(userID).groups.values()) members.delete(peer);
    this.add(userID, names, [peer]);
  }

  rename(userID: string, name: string, newName: string): void {
    const { groups } = this.#books.of(userID);
    const members = groups.get(name);
    if (!members || groups.has(newName)) return;
    groups.delete(name);
    groups.set(newName, members);
    this.#books.changed(userID);
  }

  delete(userID: string, names: readonly string[]): void {
    for (const name of names) this.#books.of(userID).groups.delete(name);
    this.#books.changed(userID);
  }

  #friendsOnly(userID: string, peers: readonly string[]): RelationResult[] {
    return peers.map((peer) =>
      this.#books.friend(userID, peer)
        ? relationResult(peer)
        : relationResult(peer, RESULT.notFriends, 'not a friend'),
    );
  }
}
