import type { MessagePriority } from '../../core/model.ts';
import { groupEntryEvent, groupEntryItem } from '../../wire/messages.ts';
import { withFileUrls } from '../file-elements.ts';
import {
  objects,
  optionalNumber,
  optionalText,
  requireSession,
  type ServiceHandlers,
  text,
} from '../handler.ts';

const MAX_HISTORY_PAGE = 50;
// Requests name the priority; the legacy SDK has its own names for the same steps.
const PRIORITY = new Map<unknown, MessagePriority>([
  ['High', 'High'],
  ['Normal', 'Normal'],
  ['Low', 'Low'],
  ['Lowest', 'Lowest'],
  ['REDPACKET', 'High'],
  ['COMMON', 'Normal'],
  ['LOVEMSG', 'Low'],
]);

/** The messages of a group. */
export const groupMessages: ServiceHandlers = {
  send_group_msg: (request) => {
    const { userID } = requireSession(request);
    const { body, core, settings } = request;
    const message = core.groupMessages.send({
      from: userID,
      groupID: text(body, 'GroupId'),
      random: optionalNumber(body, 'Random'),
      priority: PRIORITY.get(body.MsgPriority) ?? 'Normal',
      clientSequence: optionalNumber(body, 'ClientSeq'),
      clientTime: optionalNumber(body, 'MsgClientTime'),
      elements: withFileUrls(body.MsgBody, settings.uploads),
      cloudCustomData: optionalText(body, 'CloudCustomData'),
      onlineOnly: body.OnlineOnlyFlag === 1,
    });
    return { MsgTime: message.time, MsgSeq: message.sequence };
  },

  group_msg_get: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const groupID = text(body, 'GroupId');
    const count = Math.min(optionalNumber(body, 'ReqMsgNumber') ?? 20, MAX_HISTORY_PAGE);
    const page = core.groupMessages.history(groupID, userID, count, optionalNumber(body, 'ReqMsgSeq'));
    return {
      GroupId: groupID,
      RspMsgList: page.entries.map((entry) => {
        const item = groupEntryItem(core, entry);
        if (entry.kind === 'tip') return { ...item, Event: groupEntryEvent(entry) };
        // What only who was online could see keeps its number in history, as an empty place. So does what was
        // recalled, for `webim.js`, which does not ask for such messages.
        const isHidden = entry.onlineOnly || (entry.recalled && body.WithRecalledMsg !== 1);
        return isHidden ? { ...item, MsgBody: [], IsPlaceMsg: 1 } : item;
      }),
      IsFinished: page.complete ? 1 : 0,
      // @tencentcloud/chat 3 takes a missing one for the end.
      NextReqMsgSeq: page.complete ? 0 : (page.entries.at(-1)?.sequence ?? 1) - 1,
    };
  },

  msg_read_report: (request) => {
    const session = requireSession(request);
    const { body, core } = request;
    const sequence = optionalNumber(body, 'MsgReadedSeq') ?? 0;
    core.groupMessages.markRead(text(body, 'GroupId'), session.userID, sequence, session);
    return {};
  },

  group_msg_recall: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const sequences = objects(body, 'MsgSeqList').map((item) => optionalNumber(item, 'MsgSeq') ?? 0);
    core.groupMessages.recall(text(body, 'GroupId'), userID, sequences);
    return { RecallRetList: [] };
  },
};
