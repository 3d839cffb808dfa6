// biome-ignore-all lint/suspicious/noExplicitAny: raw bodies of the backend and open option objects have no better type
/**
 * The global `webim` of the legacy SDK (1.7.3), as the old pages use it. A global script: reference it, or list
 * `webim2tim/types` under `types`. Names and misspellings are those of the legacy API; every member names what
 * replaces it in tim-js-sdk v2 (`tim` is what `TIM.create` returned, `webim2tim` the helpers of this package).
 * Needs no DOM library.
 */
declare namespace webim {
  // --- calling ------------------------------------------------------------------------------------------------

  /** Called with the answer of the backend. Optional everywhere; without it results vanish. */
  type Callback<T> = ((value: T) => void) | null | undefined;
  /** An id. Numbers are accepted and sent as strings. */
  type Id = string | number;

  /** Fields every answer has. */
  interface Response {
    ActionStatus: 'OK' | 'FAIL' | string;
    ErrorCode: number;
    ErrorInfo: string;
  }

  /** What every `cbErr` gets. */
  interface LegacyError {
    /** @deprecated The native error is the rejection itself. */
    ActionStatus: 'FAIL' | string;
    /** @deprecated Use `error.code`. */
    ErrorCode: number;
    /** @deprecated Use `error.message`. Ends with `[code]` when the SDK made it. */
    ErrorInfo: string;
    /** The backend's own text. @deprecated Use `error.message`. */
    SrcErrorInfo?: string;
    /** Accounts a friend or profile call failed for. */
    Fail_Account?: string[];
    Invalid_Account?: string[];
    ResultItem?: ResultItem[];
    /** `getGroupPublicInfo`: groups that failed carry an `ErrorCode` of their own. */
    GroupInfo?: GroupInfo[];
  }

  // --- login, connection ---------------------------------------------------------------------------------------

  interface LoginInfo {
    /** @deprecated Use `SDKAppID` of `TIM.create`. */
    sdkAppID: Id;
    /** Without it: an anonymous viewer of live rooms. @deprecated Use `userID` of `tim.login`. */
    identifier?: Id | null;
    /** @deprecated Use `userSig` of `tim.login`. */
    userSig?: string | null;
    /** Ignored since 1.7.3. @deprecated */
    accountType?: Id | null;
    /** Ignored. @deprecated */
    appIDAt3rd?: Id | null;
    /** Written by applications, not read. @deprecated Use `tim.getMyProfile`. */
    identifierNick?: string | null;
    /** Written by applications, not read. @deprecated Use `tim.getMyProfile`. */
    headurl?: string | null;
  }

  interface LoginOptions {
    /** `false` chose the test servers. @deprecated There are none any more. */
    isAccessFormalEnv?: boolean;
    /** `false` silences the log. @deprecated Use `tim.setLogLevel`. */
    isLogOn?: boolean;
    /** Since 1.7.3. @deprecated Use `webim2tim.xssFilter` where text is shown. */
    xssFilterEnable?: boolean;
  }

  interface LoginResponse extends Response {
    /** `null` when the profile has no nick; absent for anonymous viewers. @deprecated Use `nick` of `tim.getMyProfile`. */
    identifierNick?: string | null;
    /** @deprecated Use `avatar` of `tim.getMyProfile`. */
    headurl?: string;
  }

  interface LogoutResponse extends Response {}

  /** What `onConnNotify` gets; `ErrorCode` is a value of `CONNECTION_STATUS`. */
  interface ConnectionNotice extends Response {}

  interface LongPollingIdResponse extends Response {
    LongPollingId: string | number;
    /** seconds */
    Timeout?: number;
  }

  /** @deprecated Use `TIM.create` and `webim2tim.loginUntilReady(tim, { userID, userSig })`. */
  function login(
    loginInfo: LoginInfo,
    listeners: Listeners,
    opts?: LoginOptions | null,
    cbOk?: Callback<LoginResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Alias of `login`. @deprecated Use `TIM.create` and `webim2tim.loginUntilReady(tim, { userID, userSig })`. */
  function init(
    loginInfo: LoginInfo,
    listeners: Listeners,
    opts?: LoginOptions | null,
    cbOk?: Callback<LoginResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.logout()`. */
  function logout(cbOk?: Callback<LogoutResponse>, cbErr?: Callback<LegacyError>): void;
  /** Alias of `logout`. @deprecated Use `tim.logout()`. */
  function offline(cbOk?: Callback<LogoutResponse>, cbErr?: Callback<LegacyError>): void;
  /** Ended all sessions of the account. @deprecated Use `tim.logout()`, and the REST API kick for other devices. */
  function logoutAll(cbOk?: Callback<LogoutResponse>, cbErr?: Callback<LegacyError>): void;
  /** @deprecated Use `webim2tim.isLoggedIn(tim)`. */
  function checkLogin(cbErr?: Callback<LegacyError>, isNeedCallBack?: boolean): boolean;
  /** @deprecated There is no long poll any more. */
  function getLongPollingId(
    options?: object | null,
    cbOk?: Callback<LongPollingIdResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Transport of old Internet Explorer. @deprecated Remove it. */
  function setJsonpLastRspData(rspData: string | object): void;

  // --- listeners -------------------------------------------------------------------------------------------------

  interface Listeners {
    /** @deprecated Use `webim2tim.onConnectionChange(tim, handler)` or `TIM.EVENT.NET_STATE_CHANGE`. */
    onConnNotify?: ((resp: ConnectionNotice) => void) | null;
    /** @deprecated Use `TIM.EVENT.MESSAGE_RECEIVED`. */
    onMsgNotify?: ((msgs: Msg[]) => void) | null;
    /** Newest first. @deprecated Use `TIM.EVENT.MESSAGE_RECEIVED` and `webim2tim.splitMessages`. */
    onBigGroupMsgNotify?: ((msgs: Msg[]) => void) | null;
    /** @deprecated Use `TIM.EVENT.MESSAGE_RECEIVED`, elements of type `TIM.TYPES.MSG_GRP_SYS_NOTICE`. */
    onGroupSystemNotifys?: GroupSystemListeners | null;
    /** @deprecated Use group tips of `TIM.TYPES.GRP_TIP_GRP_PROFILE_UPDATED`. */
    onGroupInfoChangeNotify?: ((info: GroupInfoChange) => void) | null;
    /** @deprecated Use `TIM.EVENT.FRIEND_LIST_UPDATED`, `FRIEND_APPLICATION_LIST_UPDATED`, `BLACKLIST_UPDATED`. */
    onFriendSystemNotifys?: FriendSystemListeners | null;
    /** @deprecated Use `TIM.EVENT.PROFILE_UPDATED`. */
    onProfileSystemNotifys?: ProfileSystemListeners | null;
    /** @deprecated Use `TIM.EVENT.KICKED_OUT`. */
    onKickedEventCall?: (() => void) | null;
    /** @deprecated Use `TIM.EVENT.KICKED_OUT` (96); 92 has no counterpart. */
    onC2cEventNotifys?: C2CEventListeners | null;
    /** @deprecated v2 elements carry their URL. */
    onAppliedDownloadUrl?: ((notice: DownloadUrlNotice) => void) | null;
    /** @deprecated There is no long poll any more. */
    onLongPullingNotify?: ((notice: LongPollingNotice) => void) | null;
    /** Transport of old Internet Explorer. @deprecated Remove it. */
    jsonpCallback?: ((rspData: string | object) => void) | null;
  }

  /** Keys are values of `GROUP_SYSTEM_TYPE`. */
  interface GroupSystemListeners {
    1?: (notify: GroupSystemNotice) => void;
    2?: (notify: GroupSystemNotice) => void;
    3?: (notify: GroupSystemNotice) => void;
    4?: (notify: GroupSystemNotice) => void;
    5?: (notify: GroupSystemNotice) => void;
    6?: (notify: GroupSystemNotice) => void;
    7?: (notify: GroupSystemNotice) => void;
    8?: (notify: GroupSystemNotice) => void;
    9?: (notify: GroupSystemNotice) => void;
    10?: (notify: GroupSystemNotice) => void;
    11?: (notify: GroupSystemNotice) => void;
    12?: (notify: GroupSystemNotice) => void;
    15?: (item: GroupReadNotice) => void;
    255?: (notify: GroupSystemNotice) => void;
  }

  interface GroupSystemNotice {
    /** 1 when it came by the poll of a big group, else 0. */
    SrcFlag: 0 | 1;
    /** @deprecated Use `payload.operationType`. */
    ReportType: number;
    /** @deprecated Use `payload.groupProfile.groupID`. */
    GroupId: string;
    /** @deprecated Use `payload.groupProfile.name`. */
    GroupName: string;
    /** @deprecated Use `payload.operatorID`. */
    Operator_Account: string;
    /** Seconds. @deprecated Use `message.time`. */
    MsgTime: number;
    /** @deprecated Use `message.clientSequence`. */
    MsgSeq?: number;
    /** @deprecated Use `message.random`. */
    MsgRandom?: number;
    /** @deprecated Use `payload.handleMessage`. */
    RemarkInfo?: string;
    /** @deprecated Use `payload.messageKey`. */
    MsgKey?: number;
    /** @deprecated Use `payload.authentication`. */
    Authentication?: string;
    /** @deprecated Use `payload.userDefinedField`. */
    UserDefinedField?: string;
    From_Account?: string;
    /** The raw body. */
    groupReportTypeMsg?: any;
    /** The raw message. */
    sourceGroupTip?: any;
  }

  /** Another device of the account has read a group up to here. */
  interface GroupReadNotice {
    GroupId: string;
    LastReadMsgSeq: number;
  }

  /** Fields that did not change are `null`. */
  interface GroupInfoChange {
    GroupId: string;
    GroupFaceUrl: string | null;
    GroupName: string | null;
    OwnerAccount: string | null;
    GroupNotification: string | null;
    GroupIntroduction: string | null;
  }

  /** Keys are values of `FRIEND_NOTICE_TYPE`. */
  interface FriendSystemListeners {
    1?: (notify: FriendSystemNotice) => void;
    2?: (notify: FriendSystemNotice) => void;
    3?: (notify: FriendSystemNotice) => void;
    4?: (notify: FriendSystemNotice) => void;
    5?: (notify: FriendSystemNotice) => void;
    6?: (notify: FriendSystemNotice) => void;
    7?: (notify: FriendSystemNotice) => void;
    8?: (notify: FriendSystemNotice) => void;
  }

  interface FriendSystemNotice {
    Type: number;
    Accounts?: string[];
    PendencyList?: PendencyAddItem[];
  }

  interface PendencyAddItem {
    PendencyAdd_Account: string;
    ProfileImNic?: string;
    AddSource?: string;
    AddWording?: string;
  }

  interface ProfileSystemListeners {
    1?: (notify: ProfileSystemNotice) => void;
  }

  interface ProfileSystemNotice {
    Type: 1;
    Profile_Account: string;
    ProfileList: ProfileChange[];
  }

  interface ProfileChange {
    Tag: string;
    ValueBytes: string;
  }

  interface C2CEventListeners {
    92?: (item: C2CReadNotice) => void;
    96?: () => void;
  }

  /** Messages were read up to this time (seconds). */
  interface C2CReadNotice {
    From_Account: string;
    LastReadTime: number;
  }

  interface DownloadUrlNotice {
    uuid: string;
    url: string;
    maps: DownloadMap;
  }

  /** A raw answer of the long poll. */
  interface LongPollingNotice extends Response {}

  // --- sessions and messages -------------------------------------------------------------------------------------

  /** A conversation. Native code keeps `{ conversationID, conversationType, to, name }` (`webim2tim.conversationOf`). */
  class Session {
    /** @deprecated Use `{ conversationType, to }` with `webim2tim.composeMessage`. */
    constructor(
      type: SessionType,
      id: Id,
      name?: string | null,
      icon?: string | null,
      time?: number,
      seq?: number,
    );
    /** `type + id`. @deprecated Use the `conversationID` of v2, the same text. */
    static skey(type: SessionType, id: Id): string;
    /** Private by name, read by many applications. @deprecated Use the getters. */
    _impl: SessionImpl;
    /** @deprecated Use `conversation.conversationType`. */
    type(): SessionType;
    /** @deprecated Use `conversation.to`. */
    id(): string;
    /** @deprecated Use `conversation.name`. */
    name(): string;
    /** @deprecated Use the `userProfile.avatar` or `groupProfile.avatar` of the v2 conversation. */
    icon(): string;
    /** Unread messages in this page; with an argument it sets them. @deprecated Use `unreadCount` of the conversation. */
    unread(): number;
    unread(val: number): void;
    /** 1 when there is no older history. @deprecated Use `isCompleted` of `tim.getMessageList`. */
    isFinished(): number;
    isFinished(val: number): void;
    /** Seconds of the newest message. @deprecated Use `lastTime` of `webim2tim.conversationStore`. */
    time(): number;
    /** @deprecated Use the largest `message.sequence`. */
    curMaxMsgSeq(): number;
    curMaxMsgSeq(seq: number): void;
    /** @deprecated Use `messages.length` of `webim2tim.conversationStore`. */
    msgCount(): number;
    /** @deprecated Use `messages[index]` of `webim2tim.conversationStore`. */
    msg(index: number): Msg;
    /** The live array. @deprecated Use `messages` of `webim2tim.conversationStore`. */
    msgs(): Msg[];
    /** Internal. @deprecated Nothing replaces it. */
    _impl_addMsg(msg: Msg, unread?: boolean): void;
  }

  interface SessionImpl {
    skey: string;
    type: SessionType;
    id: string;
    name: string;
    icon: string;
    unread: number;
    isAutoRead: boolean;
    time: number;
    curMaxMsgSeq: number;
    msgs: Msg[];
    isFinished: number;
  }

  type SessionType = 'C2C' | 'GROUP' | (string & {});

  /** `type + id` -> session, in order of first appearance. */
  interface SessionMap {
    [skey: string]: Session;
  }

  class Msg {
    /** @deprecated Use `webim2tim.composeMessage(tim, { to, conversationType })` or `tim.createTextMessage`. */
    constructor(
      sess: Session,
      isSend: boolean,
      seq?: number,
      random?: number,
      time?: number,
      fromAccount?: Id | null,
      subType?: number,
      fromAccountNick?: string | null,
      fromAccountHeadurl?: string | null,
    );
    /** @deprecated Use `webim2tim.conversationOf(message)`. */
    sess: Session;
    /** @deprecated Use `webim2tim.messageSubType(message)`. */
    subType: number;
    /** @deprecated Use `message.from`. */
    fromAccount: string;
    /** @deprecated Use `message.nick || message.from`. */
    fromAccountNick: string;
    /** @deprecated Use `message.avatar`. */
    fromAccountHeadurl: string | null;
    /** @deprecated Use `message.flow === 'out'`. */
    isSend: boolean;
    /** @deprecated Use `message.sequence`. */
    seq: number;
    /** @deprecated Use `message.random`. */
    random: number;
    /** Seconds. @deprecated Use `message.time`. */
    time: number;
    /** @deprecated Use `webim2tim.parseElements(message)`. */
    elems: Msg.Elem[];
    /** @deprecated Use `message.ID`. */
    uniqueId: string;
    /** @deprecated Use the option `offlinePushInfo` of `tim.sendMessage`. */
    offlinePushInfo?: OfflinePushInfo;
    /** Sent when `PushInfoBoolean` is true. @deprecated Use the option `offlinePushInfo` of `tim.sendMessage`. */
    PushInfo?: OfflinePushInfo;
    /** @deprecated Use the option `offlinePushInfo` of `tim.sendMessage`. */
    PushInfoBoolean?: boolean;
    /** @deprecated Use `message.nameCard`. */
    extraInfo?: any;
    /** @deprecated Use `webim2tim.conversationOf(message)`. */
    getSession(): Session;
    /** The sub type, not the type of an element. @deprecated Use `webim2tim.messageSubType(message)`. */
    getType(): number;
    /** @deprecated Use `webim2tim.messageSubType(message)`. */
    getSubType(): number;
    /** @deprecated Use `message.from`. */
    getFromAccount(): string;
    /** @deprecated Use `message.nick || message.from`. */
    getFromAccountNick(): string;
    /** @deprecated Use `message.flow === 'out'`. */
    getIsSend(): boolean;
    /** @deprecated Use `message.sequence`. */
    getSeq(): number;
    /** Seconds. @deprecated Use `message.time`. */
    getTime(): number;
    /** @deprecated Use `message.random`. */
    getRandom(): number;
    /** @deprecated Use `webim2tim.parseElements(message)`. */
    getElems(): Msg.Elem[];
    /** @deprecated Use `message.ID`. */
    getMsgUniqueId(): string;
    /** @deprecated Use `webim2tim.addElement(message, TIM.TYPES.MSG_TEXT, { text })`. */
    addText(text: Msg.Elem.Text): void;
    /** @deprecated Use `webim2tim.addElement(message, TIM.TYPES.MSG_FACE, { index, data })`. */
    addFace(face: Msg.Elem.Face): void;
    /** @deprecated Use `webim2tim.addElement(message, TIM.TYPES.MSG_IMAGE, { uuid, imageFormat, imageInfoArray })`. */
    addImage(image: Msg.Elem.Images): void;
    /** @deprecated Use `webim2tim.addElement(message, TIM.TYPES.MSG_LOCATION, { description, longitude, latitude })`. */
    addLocation(location: Msg.Elem.Location): void;
    /** @deprecated Use `webim2tim.addElement(message, TIM.TYPES.MSG_FILE, { uuid, fileName, fileSize, fileUrl, downloadFlag: 2 })`. */
    addFile(file: Msg.Elem.File): void;
    /** @deprecated Use `webim2tim.addElement(message, TIM.TYPES.MSG_CUSTOM, { data, description, extension })`. */
    addCustom(custom: Msg.Elem.Custom): void;
    /** @deprecated Use `webim2tim.addElement`. */
    addElem(elem: Msg.Elem): void;
    /** @deprecated Render `webim2tim.parseElements(message)` yourself. */
    toHtml(): string;
    /** @deprecated Use the option `offlinePushInfo` of `tim.sendMessage`, `webim2tim.pushOptions(message)`. */
    setOfflinePushInfo(offlinePushInfo: OfflinePushInfo): void;
  }

  interface OfflinePushInfo {
    PushFlag?: number;
    Desc?: string;
    Ext?: string;
    AndroidInfo?: { Sound?: string };
    ApnsInfo?: { Sound?: string; BadgeMode?: number };
  }

  type ElementType =
    | 'TIMTextElem'
    | 'TIMFaceElem'
    | 'TIMImageElem'
    | 'TIMCustomElem'
    | 'TIMSoundElem'
    | 'TIMFileElem'
    | 'TIMLocationElem'
    | 'TIMGroupTipElem';

  /** What an element holds; `getType()` tells which. */
  type ElementContent =
    | Msg.Elem.Text
    | Msg.Elem.Face
    | Msg.Elem.Images
    | Msg.Elem.Custom
    | Msg.Elem.Sound
    | Msg.Elem.File
    | Msg.Elem.Location
    | Msg.Elem.GroupTip;

  namespace Msg {
    class Elem {
      /** @deprecated Use `{ type, content }` and `webim2tim.addElement`. */
      constructor(type: ElementType, value: ElementContent);
      /** @deprecated Use `element.type` of `webim2tim.parseElements(message)`. */
      type: ElementType;
      /** @deprecated Use `element.content` of `webim2tim.parseElements(message)`. */
      content: ElementContent;
      /** @deprecated Use `element.type` of `webim2tim.parseElements(message)`. */
      getType(): ElementType;
      /** @deprecated Use `element.content` of `webim2tim.parseElements(message)`. */
      getContent(): ElementContent;
      /** @deprecated Render the element yourself. */
      toHtml(): string;
    }

    namespace Elem {
      class Text {
        /** Filters `< > "`. @deprecated Use `{ text: webim2tim.xssFilter(text) }`. */
        constructor(text: string | number);
        /** @deprecated Use `webim2tim.xssFilter(content.text)`. */
        text: string;
        /** @deprecated Use `webim2tim.xssFilter(content.text)`. */
        getText(): string;
        /** @deprecated Use `webim2tim.xssFilter(content.text)`. */
        toHtml(): string;
      }

      class Face {
        /** @deprecated Use `{ index, data }`. */
        constructor(index: number | string, data: string);
        /** @deprecated Use `content.index`. */
        index: number;
        /** @deprecated Use `content.data`. */
        data: string;
        /** @deprecated Use `content.index`. */
        getIndex(): number;
        /** @deprecated Use `content.data`. */
        getData(): string;
        /** @deprecated Render the face from `content.index`. */
        toHtml(): string;
      }

      class Images {
        /** @deprecated Use `{ uuid, imageFormat, imageInfoArray: [] }`. */
        constructor(imageId: string, format?: number | string);
        /** @deprecated Use `content.uuid`. */
        UUID: string;
        /** @deprecated Use `content.imageFormat`. */
        ImageFormat: number;
        /** @deprecated Use `content.imageInfoArray`. */
        ImageInfoArray: Images.Image[];
        /** @deprecated Use `content.uuid`. */
        getImageId(): string;
        /** @deprecated Use `content.imageFormat`. */
        getImageFormat(): number;
        /** First picture of that `IMAGE_TYPE`. @deprecated Look in `content.imageInfoArray` for `sizeType`. */
        getImage(type: number): Images.Image | null;
        /** @deprecated Use `content.imageInfoArray.push`. */
        addImage(image: Images.Image): void;
        /** @deprecated Render the picture yourself. */
        toHtml(): string;
      }

      namespace Images {
        class Image {
          /** @deprecated Use `{ sizeType, size, width, height, imageUrl }`. */
          constructor(type: number, size: number, width: number, height: number, url: string);
          /** @deprecated Use `sizeType`. */
          type: number;
          /** Bytes. @deprecated Use `size`. */
          size: number;
          /** @deprecated Use `width`. */
          width: number;
          /** @deprecated Use `height`. */
          height: number;
          /** @deprecated Use `imageUrl`. */
          url: string;
          /** @deprecated Use `sizeType`. */
          getType(): number;
          /** Bytes. @deprecated Use `size`. */
          getSize(): number;
          /** @deprecated Use `width`. */
          getWidth(): number;
          /** @deprecated Use `height`. */
          getHeight(): number;
          /** @deprecated Use `imageUrl`. */
          getUrl(): string;
        }
      }

      class Sound {
        /** @deprecated Use `tim.createAudioMessage`. */
        constructor(
          uuid: string,
          second: number,
          size: number,
          senderId: string,
          receiverId?: string,
          downFlag?: number,
          chatType?: SessionType,
          url?: string | null,
        );
        /** @deprecated Use `content.uuid`. */
        uuid: string;
        /** @deprecated Use `content.second`. */
        second: number;
        /** Bytes. @deprecated Use `content.size`. */
        size: number;
        /** @deprecated Use `message.from`. */
        senderId: string;
        /** @deprecated Use `message.to`. */
        receiverId?: string;
        /** @deprecated v2 elements carry their URL. */
        downFlag?: number;
        /** @deprecated v2 elements carry their URL. */
        busiId: number;
        /** @deprecated Use `content.url`. */
        downUrl?: string | null;
        /** @deprecated Use `content.uuid`. */
        getUUID(): string;
        /** @deprecated Use `content.second`. */
        getSecond(): number;
        /** Bytes. @deprecated Use `content.size`. */
        getSize(): number;
        /** @deprecated Use `message.from`. */
        getSenderId(): string;
        /** @deprecated Use `content.url`. */
        getDownUrl(): string | null | undefined;
        /** @deprecated Render the sound yourself. */
        toHtml(): string;
      }

      class File {
        /** @deprecated Use `{ uuid, fileName, fileSize, fileUrl, downloadFlag: 2 }`. */
        constructor(
          uuid: string,
          name: string,
          size: number,
          senderId: string,
          receiverId?: string,
          downFlag?: number,
          chatType?: SessionType,
          url?: string | null,
        );
        /** @deprecated Use `content.uuid`. */
        uuid: string;
        /** @deprecated Use `content.fileName`. */
        name: string;
        /** Bytes. @deprecated Use `content.fileSize`. */
        size: number;
        /** @deprecated Use `message.from`. */
        senderId: string;
        /** @deprecated Use `message.to`. */
        receiverId?: string;
        /** @deprecated v2 elements carry their URL. */
        downFlag?: number;
        /** @deprecated v2 elements carry their URL. */
        busiId: number;
        /** @deprecated Use `content.fileUrl`. */
        downUrl?: string | null;
        /** @deprecated Use `content.uuid`. */
        getUUID(): string;
        /** @deprecated Use `content.fileName`. */
        getName(): string;
        /** Bytes. @deprecated Use `content.fileSize`. */
        getSize(): number;
        /** @deprecated Use `message.from`. */
        getSenderId(): string;
        /** @deprecated Use `content.fileUrl`. */
        getDownUrl(): string | null | undefined;
        /** @deprecated v2 elements carry their URL. */
        getDownFlag(): number | undefined;
        /** @deprecated Render the file yourself. */
        toHtml(): string;
      }

      class Location {
        /** @deprecated Use `tim.createLocationMessage`. */
        constructor(longitude: number, latitude: number, desc: string);
        /** @deprecated Use `content.latitude`. */
        latitude: number;
        /** @deprecated Use `content.longitude`. */
        longitude: number;
        /** @deprecated Use `content.description`. */
        desc: string;
        /** @deprecated Use `content.latitude`. */
        getLatitude(): number;
        /** @deprecated Use `content.longitude`. */
        getLongitude(): number;
        /** @deprecated Use `content.description`. */
        getDesc(): string;
        /** @deprecated Render the location yourself. */
        toHtml(): string;
      }

      class Custom {
        /** @deprecated Use `{ data, description, extension }`. */
        constructor(data: string, desc?: string | null, ext?: string | null);
        /** @deprecated Use `content.data`. */
        data: string;
        /** @deprecated Use `content.description`. */
        desc: string;
        /** @deprecated Use `content.extension`. */
        ext: string;
        /** @deprecated Use `content.data`. */
        getData(): string;
        /** @deprecated Use `content.description`. */
        getDesc(): string;
        /** @deprecated Use `content.extension`. */
        getExt(): string;
        /** @deprecated Use `content.data`. */
        toHtml(): string;
      }

      class GroupTip {
        /** @deprecated Tips are only received. */
        constructor(
          opType: number,
          opUserId: string,
          groupId: string,
          groupName?: string,
          userIdList?: string[],
          userinfo?: GroupTip.UserInfo[],
        );
        /** @deprecated Use `payload.operationType`. */
        opType: number;
        /** @deprecated Use `payload.operatorID`. */
        opUserId: string;
        /** @deprecated Use `payload.groupProfile.groupID`. */
        groupId: string;
        /** @deprecated Use `payload.groupProfile.groupName`. */
        groupName: string;
        /** @deprecated Use `payload.userIDList`. */
        userIdList: string[];
        /** @deprecated Use `payload.newGroupProfile`. */
        groupInfoList: GroupTip.GroupInfo[];
        /** @deprecated Use `payload.memberList`. */
        memberInfoList: GroupTip.MemberInfo[];
        /** @deprecated Use `payload.memberCount`. */
        groupMemberNum: number | null;
        /** @deprecated Use `payload.memberList`. */
        userinfo: GroupTip.UserInfo[];
        /** @deprecated Tips are only received. */
        addGroupInfo(groupInfo: GroupTip.GroupInfo): void;
        /** @deprecated Tips are only received. */
        addMemberInfo(memberInfo: GroupTip.MemberInfo): void;
        /** A value of `GROUP_TIP_TYPE`. @deprecated Use `payload.operationType`. */
        getOpType(): number;
        /** @deprecated Use `payload.operatorID`. */
        getOpUserId(): string;
        /** @deprecated Use `payload.groupProfile.groupID`. */
        getGroupId(): string;
        /** @deprecated Use `payload.groupProfile.groupName`. */
        getGroupName(): string;
        /** @deprecated Use `payload.userIDList`. */
        getUserIdList(): string[];
        /** @deprecated Use `payload.memberList`. */
        getUserInfo(): GroupTip.UserInfo[];
        /** @deprecated Use `payload.newGroupProfile`. */
        getGroupInfoList(): GroupTip.GroupInfo[];
        /** @deprecated Use `payload.memberList`. */
        getMemberInfoList(): GroupTip.MemberInfo[];
        /** @deprecated Use `payload.memberCount`. */
        getGroupMemberNum(): number | null;
        /** @deprecated Tips are only received. */
        setGroupMemberNum(groupMemberNum: number): number;
        /** @deprecated Render the tip yourself. */
        toHtml(): string;
      }

      namespace GroupTip {
        /** One changed field of a group. */
        class GroupInfo {
          /** @deprecated Tips are only received. */
          constructor(type: number, value: string);
          /** @deprecated Use the key of `payload.newGroupProfile`. */
          type: number;
          /** @deprecated Use the value in `payload.newGroupProfile`. */
          value: string;
          /** A value of `GROUP_TIP_MODIFY_GROUP_INFO_TYPE`. @deprecated Use the key of `payload.newGroupProfile`. */
          getType(): number;
          /** @deprecated Use the value in `payload.newGroupProfile`. */
          getValue(): string;
        }

        /** One muted or unmuted member. */
        class MemberInfo {
          /** @deprecated Tips are only received. */
          constructor(userId: string, shutupTime?: number);
          /** @deprecated Use `userID` of `payload.memberList`. */
          userId: string;
          /** Seconds. @deprecated Use `muteTime` of `payload.memberList`. */
          shutupTime?: number;
          /** @deprecated Use `userID` of `payload.memberList`. */
          getUserId(): string;
          /** Seconds. @deprecated Use `muteTime` of `payload.memberList`. */
          getShutupTime(): number | undefined;
        }

        interface UserInfo {
          UserId: string;
          NickName?: string;
          ImageUrl?: string;
        }
      }
    }
  }

  interface SendResponse extends Response {
    /** Seconds. @deprecated Use `data.message.time`. */
    MsgTime?: number;
    /** C2C only. */
    MsgKey?: string;
    /** Groups only. @deprecated Use `data.message.sequence`. */
    MsgSeq?: number;
  }

  /** @deprecated Use `tim.sendMessage(message)`. */
  function sendMsg(msg: Msg, cbOk?: Callback<SendResponse>, cbErr?: Callback<LegacyError>): void;
  /** New C2C messages since the last call. @deprecated Use `webim2tim.getUnreadMessages(tim)`. */
  function syncMsgs(cbOk?: Callback<Msg[]>, cbErr?: Callback<LegacyError>): void;

  interface C2CHistoryOptions {
    Peer_Account: Id;
    /** 1 to 15, default 15 */
    MaxCnt?: number;
    /** Seconds; 0 for the newest page, then `resp.LastMsgTime`. */
    LastMsgTime: number;
    /** `''` for the newest page, then `resp.MsgKey`. */
    MsgKey?: string;
  }

  interface C2CHistoryResponse extends Response {
    /** 1: there is nothing older. @deprecated Use `isCompleted`. */
    Complete: number;
    /** @deprecated Use `messageList.length`. */
    MsgCount: number;
    /** @deprecated Use `nextReqMessageID`. */
    LastMsgTime: number;
    /** @deprecated Use `nextReqMessageID`. */
    MsgKey: string;
    /** Oldest first. @deprecated Use `messageList`. */
    MsgList: Msg[];
  }

  interface GroupHistoryOptions {
    GroupId: Id;
    /** newest sequence wanted, counted backwards from there */
    ReqMsgSeq: number;
    ReqMsgNumber: number;
  }

  /** @deprecated Use `webim2tim.getC2CHistory(tim, { userID, count })`, or `tim.getMessageList`. */
  function getC2CHistoryMsgs(
    options: C2CHistoryOptions,
    cbOk?: Callback<C2CHistoryResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Leaves out what is stored already. @deprecated Use `webim2tim.getGroupHistory(tim, { groupID, sequence, count })`, or `tim.getMessageList`. */
  function syncGroupMsgs(
    options: GroupHistoryOptions,
    cbOk?: Callback<Msg[]>,
    cbErr?: Callback<LegacyError>,
  ): void;

  interface ReadReportResponse extends Response {}

  /** @deprecated Use `tim.setMessageRead({ conversationID: 'C2C' + id })`. */
  function c2CMsgReaded(
    options: { To_Account: Id; LastedMsgTime: number },
    cbOk?: Callback<ReadReportResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.setMessageRead({ conversationID: 'GROUP' + id })`. */
  function groupMsgReaded(
    options: { GroupId: Id; MsgReadedSeq: number },
    cbOk?: Callback<ReadReportResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `setAutoRead` of `webim2tim.conversationStore(tim)`, or `tim.setMessageRead`. */
  function setAutoRead(selSess: Session | null | undefined, isOn: boolean, isResetAll?: boolean): void;

  /** Conversations of this page, filled from messages sent, received and loaded. */
  namespace MsgStore {
    /** The live map. @deprecated Use `webim2tim.conversationStore(tim).all()`. */
    function sessMap(): SessionMap;
    /** @deprecated Use `webim2tim.conversationStore(tim).all()`. */
    function sessCount(): number;
    /** @deprecated Use `webim2tim.conversationStore(tim).get(type, id)`. */
    function sessByTypeId(type: SessionType, id: Id): Session | undefined;
    /** @deprecated Use `webim2tim.conversationStore(tim).remove(type, id)`. */
    function delSessByTypeId(type: SessionType, id: Id): boolean;
    /** @deprecated Nothing replaces it; v2 keeps its own position. */
    function resetCookieAndSyncFlag(): void;
  }

  // --- groups ------------------------------------------------------------------------------------------------------

  interface KeyValue {
    Key: string;
    Value: string;
  }

  interface GroupOptions {
    GroupId: Id;
  }

  interface GroupInfo {
    /** @deprecated Use `groupID`. */
    GroupId: string;
    /** @deprecated Use `type`. */
    Type?: string;
    /** @deprecated Use `name`. */
    Name?: string;
    /** @deprecated Use `introduction`. */
    Introduction?: string;
    /** @deprecated Use `notification`. */
    Notification?: string;
    /** @deprecated Use `avatar`. */
    FaceUrl?: string;
    /** @deprecated Use `ownerID`. */
    Owner_Account?: string;
    /** Seconds. @deprecated Use `createTime`. */
    CreateTime?: number;
    /** @deprecated Use `infoSequence`. */
    InfoSeq?: number;
    /** Seconds. @deprecated Use `lastInfoTime`. */
    LastInfoTime?: number;
    /** Seconds. @deprecated Use `lastMessage.lastTime`. */
    LastMsgTime?: number;
    /** @deprecated Use `nextMessageSeq`. */
    NextMsgSeq?: number;
    /** @deprecated Use `memberCount`. */
    MemberNum?: number;
    /** @deprecated Use `maxMemberCount`. */
    MaxMemberNum?: number;
    /** @deprecated Use `joinOption`. */
    ApplyJoinOption?: string;
    /** @deprecated Use `muteAllMembers`. */
    ShutUpAllMember?: 'On' | 'Off' | string;
    /** @deprecated Use `groupCustomField`. */
    AppDefinedData?: KeyValue[];
    /** @deprecated Use `tim.getGroupMemberList`. */
    MemberList?: GroupMember[];
    ErrorCode?: number;
    ErrorInfo?: string;
  }

  interface GroupMember {
    /** @deprecated Use `userID`. */
    Member_Account: string;
    /** @deprecated Use `role`. */
    Role?: string;
    /** Seconds. @deprecated Use `joinTime`. */
    JoinTime?: number;
    MsgSeq?: number;
    MsgFlag?: string;
    LastSendMsgTime?: number;
    /** Seconds. @deprecated Use `muteUntil`. */
    ShutUpUntil?: number;
    /** @deprecated Use `nameCard`. */
    NameCard?: string;
    /** @deprecated Use `memberCustomField`. */
    AppMemberDefinedData?: KeyValue[];
  }

  interface CreateGroupOptions {
    Type: 'Public' | 'Private' | 'ChatRoom' | 'AVChatRoom' | (string & {});
    Name: string;
    /** Must be there, may be empty. */
    MemberList: Id[];
    GroupId?: Id;
    Owner_Account?: Id;
    Introduction?: string;
    Notification?: string;
    MaxMemberCount?: number;
    ApplyJoinOption?: 'FreeAccess' | 'NeedPermission' | 'DisableApply' | (string & {});
    AppDefinedData?: KeyValue[];
    FaceUrl?: string;
  }

  interface CreateGroupResponse extends Response {
    /** @deprecated Use `data.group.groupID`. */
    GroupId: string;
  }

  interface JoinGroupOptions {
    GroupId: Id;
    ApplyMsg?: string;
    UserDefinedField?: string;
  }

  interface JoinGroupResponse extends Response {
    /** @deprecated Use `data.status`. */
    JoinedStatus: 'JoinedSuccess' | 'WaitAdminApproval' | (string & {});
  }

  interface JoinBigGroupResponse extends Response {
    /** @deprecated Use `data.status`. */
    JoinedStatus: 'JoinedSuccess' | 'WaitAdminApproval' | (string & {});
    LongPollingKey?: string;
  }

  /** The answer of calls that only succeed or fail. */
  interface GroupOperationResponse extends Response {}

  interface HandleApplyJoinGroupOptions {
    GroupId: Id;
    Applicant_Account: Id;
    HandleMsg: 'Agree' | 'Reject' | (string & {});
    Authentication: string;
    MsgKey: number;
    ApprovalMsg?: string;
    UserDefinedField?: string;
  }

  interface HandleInviteJoinGroupOptions {
    GroupId: Id;
    Inviter_Account: Id;
    HandleMsg: 'Agree' | 'Reject' | (string & {});
    Authentication: string;
    MsgKey: number;
    ApprovalMsg?: string;
    UserDefinedField?: string;
  }

  interface DeleteMessagesOptions {
    DelMsgList: { From_Account?: Id; MsgSeq: number; MsgRandom: number }[];
  }

  interface GroupPublicInfoResponse extends Response {
    GroupInfo: GroupInfo[];
  }

  interface GroupInfoResponse extends Response {
    GroupInfo: GroupInfo[];
  }

  interface SearchGroupResponse extends Response {
    GroupInfo: GroupInfo[];
    TotalRecord?: number;
  }

  interface GroupMemberInfoResponse extends Response {
    /** @deprecated Use `memberCount` of `tim.getGroupProfile`. */
    MemberNum: number;
    /** @deprecated Use `data.memberList`. */
    MemberList: GroupMember[];
  }

  interface AddGroupMemberResponse extends Response {
    MemberList: AddedMember[];
  }

  interface AddedMember {
    Member_Account: string;
    /** 0 failed, 1 added, 2 was a member already */
    Result: number;
  }

  interface RoleInGroupResponse extends Response {
    UserIdList: MemberRole[];
  }

  interface MemberRole {
    /** @deprecated Use `userID`. */
    Member_Account: string;
    /** `NotMember` for accounts that are none. @deprecated Use `role`. */
    Role: string;
  }

  interface JoinedGroupListResponse extends Response {
    TotalCount: number;
    GroupIdList: JoinedGroup[];
  }

  interface JoinedGroup extends GroupInfo {
    /** @deprecated Use `selfInfo`. */
    SelfInfo?: GroupSelfInfo;
  }

  interface GroupSelfInfo {
    /** @deprecated Use `role`. */
    Role?: string;
    /** Seconds. @deprecated Use `joinTime`. */
    JoinTime?: number;
    /** @deprecated Use `messageRemindType`. */
    MsgFlag?: string;
    UnreadMsgNum?: number;
    /** @deprecated Use `readedSequence`. */
    MsgSeq?: number;
  }

  interface PendencyGroupResponse extends Response {
    PendencyList: GroupPendency[];
    UnreadNum?: number;
    NextStartTime?: number;
  }

  interface GroupPendency {
    GroupId: string;
    GroupName?: string;
    From_Account: string;
    From_UserNickName?: string;
    To_Account?: string;
    Authentication?: string;
    AddTime?: number;
    PendencyType?: number;
    Handled?: number;
  }

  /** @deprecated Use `tim.createGroup`. */
  function createGroup(
    options: CreateGroupOptions,
    cbOk?: Callback<CreateGroupResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Options as the REST API has them. @deprecated Use `tim.createGroup`. */
  function createGroupHigh(
    options: { [field: string]: any },
    cbOk?: Callback<CreateGroupResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.joinGroup({ groupID })`. */
  function applyJoinGroup(
    options: JoinGroupOptions,
    cbOk?: Callback<JoinGroupResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Joins a live room; works without login. @deprecated Use `tim.joinGroup({ groupID, type: TIM.TYPES.GRP_AVCHATROOM })`. */
  function applyJoinBigGroup(
    options: JoinGroupOptions,
    cbOk?: Callback<JoinBigGroupResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.quitGroup(groupID)`. */
  function quitGroup(
    options: GroupOptions,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.quitGroup(groupID)`. */
  function quitBigGroup(
    options: GroupOptions,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.dismissGroup(groupID)`. */
  function destroyGroup(
    options: GroupOptions,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.changeGroupOwner({ groupID, newOwnerID })`. */
  function changeGroupOwner(
    options: { GroupId: Id; NewOwner_Account: Id },
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.updateGroupProfile`. */
  function modifyGroupBaseInfo(
    options: {
      GroupId: Id;
      Name?: string;
      Introduction?: string;
      Notification?: string;
      FaceUrl?: string;
      MaxMemberNum?: number;
      ApplyJoinOption?: string;
      ShutUpAllMember?: 'On' | 'Off' | (string & {});
      AppDefinedData?: KeyValue[];
      [field: string]: any;
    },
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Never did anything. @deprecated Use `tim.handleGroupApplication`. */
  function handleApplyJoinGroup(
    options?: object | null,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.handleGroupApplication`, or `tim.handleGroupApplication`. */
  function handleApplyJoinGroupPendency(
    options: HandleApplyJoinGroupOptions,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.handleGroupApplication`, which deletes the notice it handles. */
  function deleteApplyJoinGroupPendency(
    options: DeleteMessagesOptions,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.callExperimentalAPI('handleGroupInvitation', …)`. */
  function handleInviteJoinGroupRequest(
    options: HandleInviteJoinGroupOptions,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.deleteConversation('@TIM#SYSTEM')`. */
  function deleteGroupSystemMsgs(
    options: DeleteMessagesOptions,
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.getGroupApplicationList()`. */
  function getPendencyGroup(
    options: { StartTime: number; Limit: number },
    cbOk?: Callback<PendencyGroupResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Nothing replaces it; keep the time yourself. */
  function getPendencyGroupRead(
    options: { ReportTime: number },
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.searchGroupByID`; names can only be searched on your server. */
  function searchGroupByName(
    options: {
      Content: string;
      PageNum?: number;
      GroupPerPage?: number;
      ResponseFilter?: { GroupBasePublicInfoFilter: string[] };
      [field: string]: any;
    },
    cbOk?: Callback<SearchGroupResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.searchGroups(tim, { groupIDList })`, or `tim.searchGroupByID`. */
  function getGroupPublicInfo(
    options: { GroupIdList: Id[]; GroupBasePublicInfoFilter?: string[] },
    cbOk?: Callback<GroupPublicInfoResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getGroups(tim, { groupIDList })`, or `tim.getGroupProfile`. */
  function getGroupInfo(
    options: {
      GroupIdList: Id[];
      GroupBaseInfoFilter?: string[];
      MemberInfoFilter?: string[];
      AppDefinedDataFilter_Group?: string[];
      AppDefinedDataFilter_GroupMember?: string[];
    },
    cbOk?: Callback<GroupInfoResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getJoinedGroups(tim)`, or `tim.getGroupList()`. */
  function getJoinedGroupListHigh(
    options: {
      Member_Account: Id;
      Limit?: number;
      Offset?: number;
      GroupType?: string;
      GroupBaseInfoFilter?: string[];
      SelfInfoFilter?: string[];
    },
    cbOk?: Callback<JoinedGroupListResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getGroupMembers(tim, { groupID, offset, count })`, or `tim.getGroupMemberList`. */
  function getGroupMemberInfo(
    options: {
      GroupId: Id;
      Offset: number;
      Limit: number;
      MemberInfoFilter?: string[];
      MemberRoleFilter?: string[];
      AppDefinedDataFilter_GroupMember?: string[];
    },
    cbOk?: Callback<GroupMemberInfoResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getGroupRoles(tim, { groupID, userIDList })`, or `tim.getGroupMemberProfile`. */
  function getRoleInGroup(
    options: { GroupId: Id; User_Account: Id[] },
    cbOk?: Callback<RoleInGroupResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.addGroupMembers(tim, { groupID, userIDList })`, or `tim.addGroupMember`. */
  function addGroupMember(
    options: { GroupId: Id; MemberList: { Member_Account: Id }[]; Silence?: number },
    cbOk?: Callback<AddGroupMemberResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.modifyGroupMember`, or `tim.setGroupMemberRole, setGroupMemberMuteTime, setGroupMemberNameCard` and `their kind`. */
  function modifyGroupMember(
    options: {
      GroupId: Id;
      Member_Account: Id;
      Role?: string;
      MsgFlag?: string;
      ShutUpTime?: number;
      NameCard?: string;
      AppMemberDefinedData?: KeyValue[];
    },
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.deleteGroupMember({ groupID, userIDList })`. */
  function deleteGroupMember(
    options: { GroupId: Id; MemberToDel_Account: Id[]; Silence?: number; Reason?: string },
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.muteGroupMembers(tim, { groupID, userIDList, muteTime })`, or `tim.setGroupMemberMuteTime` for each member. */
  function forbidSendMsg(
    options: { GroupId: Id; Members_Account: Id[]; ShutUpTime: number },
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Call the REST API send_group_system_notification from your server. */
  function sendCustomGroupNotify(
    options: { GroupId: Id; Content: string; ToMembers_Account?: Id[]; [field: string]: any },
    cbOk?: Callback<GroupOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;

  // --- profile, friends, recent contacts -------------------------------------------------------------------------

  interface TagValue {
    Tag: string;
    Value: any;
  }

  interface UserProfile {
    To_Account: string;
    ProfileItem: TagValue[];
    ResultCode?: number;
    ResultInfo?: string;
  }

  interface ProfileResponse extends Response {
    /** @deprecated Use the profiles `tim.getUserProfile` resolves with. */
    UserProfileItem: UserProfile[];
  }

  interface SetProfileResponse extends Response {}

  interface ResultItem {
    To_Account: string;
    ResultCode: number;
    ResultInfo: string;
  }

  interface FriendOperationResponse extends Response {
    ResultItem: ResultItem[];
    /** Never in a success: a failing account fails the call. */
    Fail_Account?: string[];
  }

  interface FriendListResponse extends Response {
    FriendNum: number;
    InfoItem: FriendInfo[];
    /** 0 at the end */
    StartIndex: number;
    TimeStampNow?: number;
    CurrentStandardSequence?: number;
    NeedUpdateAll?: string;
  }

  interface FriendInfo {
    /** @deprecated Use `userID`. */
    Info_Account: string;
    /** @deprecated Use the fields of the friend and of its `profile`. */
    SnsProfileItem: TagValue[];
  }

  interface PendencyResponse extends Response {
    PendencyItem: PendencyItem[];
    UnreadPendencyCount?: number;
    StartTime?: number;
    CurrentSequence?: number;
  }

  interface PendencyItem {
    To_Account: string;
    Nick?: string;
    AddTime?: number;
    AddSource?: string;
    AddWording?: string;
  }

  interface PendencyReportResponse extends Response {}

  interface BlackListResponse extends Response {
    BlackListItem: BlackListEntry[];
    StartIndex?: number;
    CurrentSequence?: number;
  }

  interface BlackListEntry {
    To_Account: string;
    /** seconds */
    AddBlackTimeStamp: number;
  }

  /** `Type` 1: C2C, 2: group. */
  interface RecentContact {
    Type: number;
    /** C2C */
    To_Account?: string;
    /** group; no underscore */
    ToAccount?: string;
    C2cNick?: string;
    C2cImage?: string;
    GroupNick?: string;
    GroupImage?: string;
    MsgGroupFrom_Account?: string;
    MsgGroupFromCardName?: string;
    MsgGroupFromNickName?: string;
    MsgGroupReadedSeq?: number;
    UnreadMsgCount?: number;
    MsgSeq?: number;
    MsgRandom?: number;
    /** seconds */
    MsgTimeStamp?: number;
    MsgShow?: string;
  }

  interface RecentContactListResponse extends Response {
    SessionItem: RecentContact[];
  }

  interface DeleteChatResponse extends Response {}

  /** @deprecated Use `webim2tim.getProfiles(tim, { userIDList })`, or `tim.getUserProfile`. */
  function getProfilePortrait(
    options: { To_Account: Id[]; TagList: string[]; LastStandardSequence?: number; [field: string]: any },
    cbOk?: Callback<ProfileResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.updateMyProfile({ nick, avatar })`. */
  function setProfilePortrait(
    options: { ProfileItem: TagValue[] },
    cbOk?: Callback<SetProfileResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.addFriends(tim, items)`, or `tim.addFriend`. */
  function applyAddFriend(
    options: {
      AddFriendItem: {
        To_Account: Id;
        Remark?: string;
        AddSource: string;
        AddWording?: string;
        GroupName?: string;
      }[];
      [field: string]: any;
    },
    cbOk?: Callback<FriendOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getFriendApplications(tim)`, or `tim.getFriendApplicationList()`. */
  function getPendency(
    options: {
      PendencyType: string;
      StartTime: number;
      MaxLimited: number;
      LastSequence: number;
      [field: string]: any;
    },
    cbOk?: Callback<PendencyResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `tim.setFriendApplicationRead()`. */
  function getPendencyReport(
    options: { LatestPendencyTimeStamp: number; [field: string]: any },
    cbOk?: Callback<PendencyReportResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.deleteFriendApplications(tim, { userIDList, type })`, or `tim.deleteFriendApplication`. */
  function deletePendency(
    options: { PendencyType: string; To_Account: Id[]; [field: string]: any },
    cbOk?: Callback<FriendOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.answerFriendApplications(tim, items)`, or `tim.acceptFriendApplication` and `tim.refuseFriendApplication`. */
  function responseFriend(
    options: {
      ResponseFriendItem: { To_Account: Id; Remark?: string; ResponseAction: string }[];
      [field: string]: any;
    },
    cbOk?: Callback<FriendOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getFriends(tim)`, or `tim.getFriendList()`. */
  function getAllFriend(
    options: {
      TimeStamp: number;
      StartIndex: number;
      GetCount: number;
      LastStandardSequence: number;
      TagList: string[];
      [field: string]: any;
    },
    cbOk?: Callback<FriendListResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.deleteFriends(tim, { userIDList, type })`, or `tim.deleteFriend`. */
  function deleteFriend(
    options: { To_Account: Id[]; DeleteType: string; [field: string]: any },
    cbOk?: Callback<FriendOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.addToBlacklist(tim, userIDList)`, or `tim.addToBlacklist`. */
  function addBlackList(
    options: { To_Account: Id[]; [field: string]: any },
    cbOk?: Callback<FriendOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getBlacklist(tim)`, or `tim.getBlacklist()`. */
  function getBlackList(
    options: { StartIndex: number; MaxLimited: number; LastSequence: number; [field: string]: any },
    cbOk?: Callback<BlackListResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.removeFromBlacklist(tim, userIDList)`, or `tim.removeFromBlacklist`. */
  function deleteBlackList(
    options: { To_Account: Id[]; [field: string]: any },
    cbOk?: Callback<FriendOperationResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.getRecentConversations(tim, { count })`, or `tim.getConversationList()`. */
  function getRecentContactList(
    options: { Count: number },
    cbOk?: Callback<RecentContactListResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** `chatType` 1: C2C, else group. @deprecated Use `webim2tim.removeConversation(tim, type, id)`, or `tim.deleteConversation`. */
  function deleteChat(
    options: { chatType: number | string; To_Account: Id },
    cbOk?: Callback<DeleteChatResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;

  // --- files --------------------------------------------------------------------------------------------------------

  /** A `File` of the browser. */
  interface UploadableFile {
    name: string;
    size: number;
    type?: string;
  }

  interface UploadOptions {
    file: UploadableFile;
    /** bytes */
    onProgressCallBack?: ((loaded: number, total: number) => void) | null;
    /** Its `onclick` is overwritten. */
    abortButton?: { onclick: any } | null;
    To_Account: Id;
    /** A value of `UPLOAD_PIC_BUSSINESS_TYPE`. */
    businessType: number;
    /** A value of `UPLOAD_RES_TYPE`, default IMAGE. */
    fileType?: number;
    [field: string]: any;
  }

  interface UploadedPicture {
    /** 1 original, 2 small, 4 large */
    PIC_TYPE: number;
    PIC_Size: number;
    PIC_Width: number;
    PIC_Height: number;
    DownUrl: string;
  }

  interface UploadResponse extends Response {
    File_UUID: string;
    /** bytes */
    File_Size: number;
    /** Pictures: a list; files: one URL as string. */
    URL_INFO: UploadedPicture[] | string;
    Download_Flag: number;
  }

  interface UploadBase64Options {
    toAccount: Id;
    businessType: number;
    File_Type?: number;
    fileMd5: string;
    totalSize: number;
    base64Str: string;
    [field: string]: any;
  }

  interface UploadFormOptions {
    formId: string;
    fileId: string;
    To_Account: Id;
    businessType: number;
    fileType?: number;
  }

  interface DownloadResponse {
    error_code?: number;
    response_info?: DownloadInfo;
    [field: string]: any;
  }

  interface DownloadInfo {
    url?: string;
  }

  /** `'uuid_' + uuid` -> URL */
  interface DownloadMap {
    [key: string]: string | null;
  }

  /** @deprecated Use `webim2tim.uploadFile(tim, { file, to })`, or `tim.createImageMessage` and `tim.sendMessage`. */
  function uploadPic(
    options: UploadOptions,
    cbOk?: Callback<UploadResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Alias of `uploadPic`. @deprecated Use `webim2tim.uploadFile(tim, { file, to, fileType: 2 })`, or `tim.createFileMessage` and `tim.sendMessage`. */
  function uploadFile(
    options: UploadOptions,
    cbOk?: Callback<UploadResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated Use `webim2tim.uploadBase64(tim, { base64, to })`, or `tim.createImageMessage` with a File. */
  function uploadPicByBase64(
    options: UploadBase64Options,
    cbOk?: Callback<UploadResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Alias of `uploadPicByBase64`. @deprecated Use `webim2tim.uploadBase64(tim, { base64, to })`, or `tim.createFileMessage` with a File. */
  function uploadFileByBase64(
    options: UploadBase64Options,
    cbOk?: Callback<UploadResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Upload of old Internet Explorer. @deprecated Use `webim2tim.uploadFromForm`, or `tim.createImageMessage` with the File of the input. */
  function submitUploadFileForm(
    options: UploadFormOptions,
    cbOk?: Callback<UploadResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** @deprecated v2 elements carry their URL. */
  function applyDownload(
    options: { [field: string]: any },
    cbOk?: Callback<DownloadResponse>,
    cbErr?: Callback<LegacyError>,
  ): void;
  /** Opens the file in a new window. @deprecated Use `content.fileUrl`. */
  function onDownFile(uuid: string): void;

  namespace Resources {
    /** @deprecated v2 elements carry their URL. */
    const downloadMap: DownloadMap;
  }

  // --- helpers -------------------------------------------------------------------------------------------------------

  namespace Tool {
    /** Local time of `timestamp` (seconds); the number 0 for a falsy one. @deprecated Use `webim2tim.Tool.formatTimeStamp`. */
    function formatTimeStamp(timestamp: number | string, format?: string): string | 0;
    /** @deprecated Use `webim2tim.Tool.groupTypeEn2Ch`. */
    function groupTypeEn2Ch(type_en: string): string;
    /** @deprecated Use `webim2tim.Tool.groupTypeCh2En`. */
    function groupTypeCh2En(type_ch: string): string;
    /** @deprecated Use `webim2tim.Tool.groupRoleEn2Ch`. */
    function groupRoleEn2Ch(role_en: string): string;
    /** @deprecated Use `webim2tim.Tool.groupRoleCh2En`. */
    function groupRoleCh2En(role_ch: string): string;
    /** @deprecated Use `webim2tim.Tool.groupMsgFlagEn2Ch`. */
    function groupMsgFlagEn2Ch(msg_flag_en: string): string;
    /** @deprecated Use `webim2tim.Tool.groupMsgFlagCh2En`. */
    function groupMsgFlagCh2En(msg_flag_ch: string): string;
    /** @deprecated Use `webim2tim.Tool.formatText2Html`. */
    function formatText2Html(text: string): string;
    /** @deprecated Use `webim2tim.Tool.formatHtml2Text`. */
    function formatHtml2Text(html: string): string;
    /** Bytes in UTF-8; an emoji of two units counts 6. @deprecated Use `webim2tim.Tool.getStrBytes`. */
    function getStrBytes(str: string): number;
    /** @deprecated Use `webim2tim.xssFilter`. */
    function xssFilter(val: string | number): string;
    /** @deprecated Use `String.prototype.trim`. */
    function trimStr(str: string): string;
    /** 1 to 8 digits. @deprecated Use `webim2tim.Tool.validNumber`. */
    function validNumber(str: string | number): RegExpMatchArray | null;
    /** @deprecated Use `new Error(errorInfo)`. */
    function getReturnError(errorInfo: string, errorCode?: number): LegacyError;
    /** `expires` in seconds; path and domain are ignored. @deprecated Use `document.cookie`. */
    function setCookie(name: string, value: string, expires: number, path?: string, domain?: string): void;
    /** @deprecated Use `document.cookie`. */
    function getCookie(name: string): string | null;
    /** @deprecated Use `document.cookie`. */
    function delCookie(name: string): void;
    /** @deprecated Use `new URLSearchParams(location.search).get(name)`. */
    function getQueryString(name: string): string | null;
    /** False in every modern browser. @deprecated Remove it. */
    function isIE(ver: number): boolean;
    /** @deprecated Use `webim2tim.Tool.getBrowserInfo`. */
    function getBrowserInfo(): BrowserInfo;
    /** Renames keys in place. @deprecated Write the new object. */
    function replaceObject(keyMap: { [key: string]: string }, json: any): any;
  }

  namespace Log {
    /** @deprecated Use `tim.setLogLevel`. */
    function setOn(onFlag: boolean): void;
    /** @deprecated Keep the flag yourself. */
    function getOn(): boolean;
    /** @deprecated Use `console.error`. */
    function error(logStr: any): void;
    /** @deprecated Use `console.warn`. */
    function warn(logStr: any): void;
    /** @deprecated Use `console.info`. */
    function info(logStr: any): void;
    /** @deprecated Use `console.debug`. */
    function debug(logStr: any): void;
  }

  interface BrowserInfo {
    type: 'ie' | 'firefox' | 'chrome' | 'opera' | 'safari' | 'unknow';
    ver: string | number;
  }

  /** @deprecated Use `webim2tim.Tool.getBrowserInfo()`. */
  const BROWSER_INFO: BrowserInfo;

  /** index -> `[name, imageUrl]` */
  interface EmotionTable {
    [index: number]: [name: string, imageUrl: string];
  }

  /** `'[name]'` -> index */
  interface EmotionIndex {
    [name: string]: number;
  }

  /** @deprecated Keep the table of emotions in the application. */
  const Emotions: EmotionTable;
  /** The same object as `Emotions`. @deprecated Keep the table of emotions in the application. */
  const EmotionPicData: EmotionTable;
  /** @deprecated Keep the table of emotions in the application. */
  const EmotionDataIndexs: EmotionIndex;
  /** The same object as `EmotionDataIndexs`. @deprecated Keep the table of emotions in the application. */
  const EmotionPicDataIndex: EmotionIndex;

  // --- constants ----------------------------------------------------------------------------------------------------

  /** @deprecated Use `TIM.TYPES.CONV_C2C` and `CONV_GROUP`. */
  const SESSION_TYPE: {
    readonly C2C: 'C2C';
    readonly GROUP: 'GROUP';
  };

  /** @deprecated Use `webim2tim.MSG_MAX_LENGTH`. */
  const MSG_MAX_LENGTH: {
    readonly C2C: 12000;
    readonly GROUP: 8898;
  };

  /** @deprecated v2 has no sub types for C2C. */
  const C2C_MSG_SUB_TYPE: {
    readonly COMMON: 0;
  };

  /** @deprecated Use `webim2tim.GROUP_MSG_SUB_TYPE` with `messageSubType(message)`, or `TIM.TYPES.MSG_PRIORITY_*`. */
  const GROUP_MSG_SUB_TYPE: {
    readonly COMMON: 0;
    readonly LOVEMSG: 1;
    readonly TIP: 2;
    readonly REDPACKET: 3;
  };

  /** @deprecated Use `TIM.TYPES.MSG_*`. */
  const MSG_ELEMENT_TYPE: {
    readonly TEXT: 'TIMTextElem';
    readonly FACE: 'TIMFaceElem';
    readonly IMAGE: 'TIMImageElem';
    readonly CUSTOM: 'TIMCustomElem';
    readonly SOUND: 'TIMSoundElem';
    readonly FILE: 'TIMFileElem';
    readonly LOCATION: 'TIMLocationElem';
    readonly GROUP_TIP: 'TIMGroupTipElem';
  };

  /** @deprecated Use `TIM.TYPES.GRP_TIP_*`. */
  const GROUP_TIP_TYPE: {
    readonly JOIN: 1;
    readonly QUIT: 2;
    readonly KICK: 3;
    readonly SET_ADMIN: 4;
    readonly CANCEL_ADMIN: 5;
    readonly MODIFY_GROUP_INFO: 6;
    readonly MODIFY_MEMBER_INFO: 7;
  };

  /** @deprecated Compare `sizeType` with 1, 2, 3. */
  const IMAGE_TYPE: {
    readonly ORIGIN: 1;
    readonly LARGE: 2;
    readonly SMALL: 3;
  };

  /** @deprecated Compare `payload.operationType` with the numbers. */
  const GROUP_SYSTEM_TYPE: {
    readonly JOIN_GROUP_REQUEST: 1;
    readonly JOIN_GROUP_ACCEPT: 2;
    readonly JOIN_GROUP_REFUSE: 3;
    readonly KICK: 4;
    readonly DESTORY: 5;
    readonly CREATE: 6;
    readonly INVITED_JOIN_GROUP_REQUEST: 7;
    readonly QUIT: 8;
    readonly SET_ADMIN: 9;
    readonly CANCEL_ADMIN: 10;
    readonly REVOKE: 11;
    readonly READED: 15;
    readonly CUSTOM: 255;
    readonly INVITED_JOIN_GROUP_REQUEST_AGREE: 12;
  };

  /** @deprecated v2 has one event for each list. */
  const FRIEND_NOTICE_TYPE: {
    readonly FRIEND_ADD: 1;
    readonly FRIEND_DELETE: 2;
    readonly PENDENCY_ADD: 3;
    readonly PENDENCY_DELETE: 4;
    readonly BLACK_LIST_ADD: 5;
    readonly BLACK_LIST_DELETE: 6;
    readonly PENDENCY_REPORT: 7;
    readonly FRIEND_UPDATE: 8;
  };

  /** @deprecated Look at the keys of `payload.newGroupProfile`. */
  const GROUP_TIP_MODIFY_GROUP_INFO_TYPE: {
    readonly FACE_URL: 1;
    readonly NAME: 2;
    readonly OWNER: 3;
    readonly NOTIFICATION: 4;
    readonly INTRODUCTION: 5;
  };

  /** @deprecated Remove it; no call returns these codes. */
  const TLS_ERROR_CODE: {
    readonly OK: 0;
    readonly SIGNATURE_EXPIRATION: 11;
  };

  /** @deprecated Use `webim2tim.CONNECTION_STATUS`, or `TIM.TYPES.NET_STATE_*`. */
  const CONNECTION_STATUS: {
    readonly INIT: -1;
    readonly ON: 0;
    readonly RECONNECT: 1;
    readonly OFF: 9999;
  };

  /** @deprecated v2 takes `conversationType`. */
  const UPLOAD_PIC_BUSSINESS_TYPE: {
    readonly GROUP_MSG: 1;
    readonly C2C_MSG: 2;
    readonly USER_HEAD: 3;
    readonly GROUP_HEAD: 4;
  };

  /** @deprecated Use `conversation.type`. */
  const RECENT_CONTACT_TYPE: {
    readonly C2C: 1;
    readonly GROUP: 2;
  };

  /** @deprecated v2 has one creator for each kind of file. */
  const UPLOAD_RES_TYPE: {
    readonly IMAGE: 1;
    readonly FILE: 2;
    readonly SHORT_VIDEO: 3;
    readonly SOUND: 4;
  };

  // --- not legacy: the handle the shim adds ----------------------------------------------------------------------

  /** State and settings of the shim; not there in the original SDK. */
  const migrate: MigrateHandle;

  interface MigrateHandle {
    readonly version: string;
    /** The tim-js-sdk instance the shim runs on. */
    readonly tim: any;
    /** Lets the shim take its login state and messages from an instance created by native code. */
    attach(tim: any): void;
    configure(options: { [option: string]: any }): void;
    mute(code?: string): void;
    /** Leaves calls out of the lists that come from scripts whose address holds this text. */
    ignore(part: string): void;
    /** Shows on the console which legacy calls ran, or that all is clean; returns the text. */
    report(): string;
    [name: string]: any;
  }
}

interface Window {
  webim: typeof webim;
}
