import { throwWithText } from './answers.ts';
import { callApplication, isThenable } from './callbacks.ts';
import { rememberGroupName, stateOf } from './instance-state.ts';
import { groupProfileOf } from './message-facts.ts';
import { type NativeAnswer, type NativeMessage, type Tim, TYPES } from './native.ts';

const TRACKED = '__webim2timTracked';

/**
 * Remembers which groups were joined as AVChatRoom, so that {@link splitMessages} can tell their messages apart:
 * v2 messages do not say what kind of group they come from (`conversationSubType` is never filled in 2.27.6).
 * Wraps `joinGroup` and `quitGroup` of this instance once; their rejections get a text where v2 has none. Call it right after `TIM.create`, before joining.
 */
export function trackAVChatRooms(tim: Tim): void {
  if (tim[TRACKED]) return;
  Object.defineProperty(tim, TRACKED, { value: true });
  const state = stateOf(tim);
  const { joinGroup, quitGroup } = tim;
  const joining: { [groupID: string]: Promise<NativeAnswer> } = Object.create(null);

  tim.joinGroup = (options) => {
    const groupID = String(options && options.groupID);
    const declared = options && options.type === TYPES.GRP_AVCHATROOM;
    const before = state.avChatRooms[groupID] === true;
    // Before the answer: the room's first messages may come in while the join is still being settled.
    if (declared) state.avChatRooms[groupID] = true;
    const result = joinGroup.call(tim, options);
    if (!isThenable(result)) return result;
    const settle = () => {
      if (joining[groupID] === joined) delete joining[groupID];
    };
    const joined = result.then(
      (answer: NativeAnswer) => {
        settle();
        const data = (answer && answer.data) || {};
        const group = data.group || {};
        const type = group.type;
        rememberGroupName(state, groupID, group.name);
        // Without login v2 lets nobody into anything but an AVChatRoom.
        // "Already in" comes without a type for the user's other groups too: only a room known before is one.
        const isAlreadyIn = data.status === TYPES.JOIN_STATUS_ALREADY_IN_GROUP;
        const guess = isAlreadyIn ? before : declared || !state.ready;
        const isRoom = type ? type === TYPES.GRP_AVCHATROOM : guess;
        if (isRoom && (isAlreadyIn || data.status === TYPES.JOIN_STATUS_SUCCESS)) {
          state.avChatRooms[groupID] = true;
          state.joinHandlers.slice().forEach((handler) => {
            callApplication(handler, groupID);
          });
        } else if (!before) delete state.avChatRooms[groupID];
        return answer;
      },
      (error: unknown) => {
        settle();
        if (!before) delete state.avChatRooms[groupID];
        throwWithText(error);
      },
    );
    joining[groupID] = joined;
    return joined;
  };

  tim.quitGroup = (groupID) => {
    const quit = () => quitGroup.call(tim, groupID);
    const underWay = joining[String(groupID)];
    // v2 refuses to leave what it has not quite joined, and the page would stay in the room it has left.
    const result = underWay ? underWay.then(quit, quit) : quit();
    if (!isThenable(result)) return result;
    return result.then((answer: NativeAnswer) => {
      delete state.avChatRooms[String(groupID)];
      return answer;
    }, throwWithText);
  };
}

/** Does this message come from an AVChatRoom joined in this page (or from a broadcast to all of them)? */
export function isFromAVChatRoom(tim: Tim, message: NativeMessage): boolean {
  if (message.isBroadcastMessage) return true;
  const groupID = groupProfileOf(message).groupID || message.to;
  return stateOf(tim).avChatRooms[String(groupID)] === true;
}
