import type { JournalEntry, Loopback } from '../loopback/index.ts';

const JOINS = new Set([
  'group_open_http_svc.apply_join_group',
  'group_open_http_noauth_svc.apply_join_group',
]);

/**
 * Makes rooms that are not there when somebody wants to join them: an old page's hard-wired room then works. Every
 * such room is an AVChatRoom, because those are what pages carry hard-wired.
 * @returns the function that ends it.
 */
export function openUnknownRooms({ core, journal }: Loopback, owner: string): () => void {
  const open = ({ command, body }: JournalEntry) => {
    const { GroupId: groupID } = body;
    if (!JOINS.has(command) || typeof groupID !== 'string' || core.groups.lastKnown(groupID)) return;
    try {
      core.createGroup({ groupID, serviceID: true, type: 'AVChatRoom', name: groupID, owner });
    } catch {
      // An ID that nobody may have: the command itself will be refused and says why.
    }
  };
  return journal.observe({ arrived: open });
}
