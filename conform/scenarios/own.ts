import type { Stage } from '../stage.ts';

// biome-ignore lint/suspicious/noExplicitAny: legacy objects
type Legacy = any;

/** An empty message of this page. */
export function ownMessage({ webim }: Stage, type: 'C2C' | 'GROUP', id: string, subType = 0): Legacy {
  return new webim.Msg(new webim.Session(type, id, id), true, -1, -1, -1, 'me', subType, 'My Nick');
}

/** A message of this page with one text. */
export function ownText(stage: Stage, type: 'C2C' | 'GROUP', id: string, text: string, subType = 0): Legacy {
  const msg = ownMessage(stage, type, id, subType);
  msg.addText(new stage.webim.Msg.Elem.Text(text));
  return msg;
}

const SENDS = /^(openim\.sendmsg|group_open_\w+\.send_group_msg)$/;

/** The bodies of the messages that reached the backend from this page. */
export function sentBodies({ loopback }: Stage): unknown[] {
  return loopback.journal.entries({ userID: 'me', command: SENDS }).map(({ body }) => body.MsgBody);
}

export const sentBody = (stage: Stage): unknown => sentBodies(stage)[0];
