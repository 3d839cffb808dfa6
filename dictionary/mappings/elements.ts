import { approximated, exact, type MappingRow, text } from '../mapping-row.ts';

/** The elements of a message. */
export const ELEMENTS_MAPPINGS: readonly MappingRow[] = [
  exact({
    id: 'element-text',
    capability: 'elements',
    legacy: 'Msg.Elem.Text',
    covers: ['Msg.Elem.Text.*', 'Msg.prototype.addText'],
    v2: 'createTextMessage({to,conversationType,payload:{text}})',
    since: '2.2.0',
    args: {
      'content.text': 'payload.text',
    },
    response: {
      'payload.text / _elements[i].content.text': 'new Msg.Elem.Text(text)',
    },
    notes:
      'Empty text throws "Params validate failed." synchronously from create (2.3+), and an empty first element rejects 2403 at send. Legacy sends the XSS-escaped text (filter runs in the constructor): keep that when xssFilterEnable is on.',
  }),
  exact({
    id: 'element-face',
    capability: 'elements',
    legacy: 'Msg.Elem.Face',
    covers: ['Msg.Elem.Face.*', 'Msg.prototype.addFace'],
    v2: 'createFaceMessage({payload:{index,data}}) or element {type:"TIMFaceElem",content:{index,data}}',
    since: '2.3.2 for the creator; element form any',
    args: {
      'content.index': 'index (creator requires Number; convert numeric strings, else use the element form)',
      'content.data': 'data (creator requires String)',
    },
    response: {
      'content.index/data': 'new Msg.Elem.Face(index,data)',
    },
    notes: 'The element form sends a string index unchanged, exactly like legacy (measured).',
  }),
  exact({
    id: 'element-image',
    capability: 'elements',
    legacy: 'Msg.Elem.Images (already uploaded)',
    covers: ['Msg.Elem.Images.*', 'Msg.prototype.addImage'],
    v2: 'element {type:"TIMImageElem",content:{imageFormat,uuid,imageInfoArray:[{sizeType,size,width,height,imageUrl}]}} + setRelayFlag(true) when it is the first element',
    since: 'any',
    args: {
      UUID: 'uuid',
      ImageFormat: 'imageFormat',
      'Image.type 1/2/3': 'sizeType (wire Type)',
      'Image.size/width/height': 'same names',
      'Image.url': 'imageUrl (wire URL)',
    },
    response: {
      sizeType: 'Image.type (1 origin, 2 large, 3 small) - use sizeType, never `type` or the array index',
      'imageUrl||url': 'Image.url',
      'uuid/imageFormat': 'UUID/ImageFormat',
    },
    notes:
      'Array order differs by version: 2.6.2 and 2.7.8 give [small,large,origin], 2.10.2 and later [origin,small,large] with sizeType 1,3,2. There width/height of the large picture are recomputed locally when the origin size is known. If setElement() is used instead of a plain element, the three pictures MUST be passed in order 1,2,3 because it renumbers by position (passing 1,3,2 swaps URLs on the wire - measured), and stray InstanceId/MsgType keys appear on the wire.',
  }),
  approximated(
    {
      id: 'element-file',
      capability: 'elements',
      legacy: 'Msg.Elem.File (already uploaded)',
      covers: ['Msg.Elem.File.*', 'Msg.prototype.addFile'],
      v2: 'element {type:"TIMFileElem",content:{uuid,fileName,fileSize,fileUrl,downloadFlag:2}} + setRelayFlag(true) when first',
      since: 'any',
      args: {
        uuid: 'uuid',
        name: 'fileName',
        size: 'fileSize',
        downFlag: 'downloadFlag (wire Download_Flag; legacy wrote DownloadFlag)',
        'downUrl, or the URL remembered for this uuid at upload time': 'fileUrl (wire Url)',
      },
      response: {
        uuid: 'uuid',
        fileName: 'name',
        fileSize: 'size',
        fileUrl: 'downUrl',
        downloadFlag: 'downFlag (2)',
      },
      notes:
        'A file must have a URL: v2 receivers use Url only, a bare old UUID cannot be resolved any more.',
    },
    text(
      'v2 needs the URL of the file; an old file id alone cannot be sent or downloaded.',
      'v2 需要文件的 URL；仅有旧的文件 ID 无法发送或下载。',
    ),
    text(
      'Upload the file again, or use the URL the upload returned.',
      '请重新上传文件，或使用上传返回的 URL。',
    ),
  ),
  approximated(
    {
      id: 'element-sound',
      capability: 'elements',
      legacy: 'Msg.Elem.Sound',
      covers: ['Msg.Elem.Sound.*'],
      v2: 'element {type:"TIMSoundElem",content:{uuid,second,size,remoteAudioUrl,downloadFlag:2}}',
      since: 'any',
      args: {
        'uuid/second/size': 'same',
        url: 'remoteAudioUrl (wire Url)',
      },
      response: {
        second: 'second',
        size: 'size',
        'url||remoteAudioUrl': 'downUrl',
        uuid: 'uuid',
      },
      notes:
        'Legacy web refuses to SEND sound (logs a warning and skips the element); shim may keep that or send. Receiving maps fully. senderId=message.from, receiverId=message.to.',
    },
    text(
      'The legacy SDK received sounds and skipped them when sending; so does the shim.',
      '旧 SDK 只接收语音，发送时会跳过；兼容层相同。',
    ),
    text('Send sounds with tim.createAudioMessage.', '请用 tim.createAudioMessage 发送语音。'),
  ),
  exact({
    id: 'element-location',
    capability: 'elements',
    legacy: 'Msg.Elem.Location',
    covers: ['Msg.Elem.Location.*', 'Msg.prototype.addLocation'],
    v2: 'element {type:"TIMLocationElem",content:{description,longitude,latitude}} (createLocationMessage from 2.15.0)',
    since: 'element any; creator 2.15.0',
    args: {
      desc: 'description',
      'longitude/latitude': 'Numbers',
    },
    notes:
      'Legacy web skips location on send; the element form works in every version measured, including 2.2.0.',
  }),
  exact({
    id: 'element-custom',
    capability: 'elements',
    legacy: 'Msg.Elem.Custom',
    covers: ['Msg.Elem.Custom.*', 'Msg.prototype.addCustom'],
    v2: 'createCustomMessage({payload:{data,description,extension}})',
    since: '2.2.0',
    args: {
      data: 'data (must be String)',
      desc: 'description',
      ext: 'extension',
    },
    response: {
      'data/description/extension': 'new Msg.Elem.Custom(data,desc,ext)',
    },
    notes:
      'C2C: legacy drops custom elements whose JSON data has userAction==14 ("typing"); do the same in the shim. Received undefined fields become "" in v2.',
  }),
  exact({
    id: 'several-elements',
    capability: 'elements',
    legacy: 'Msg with several elements',
    covers: ['Msg.prototype.addElem'],
    v2: 'one v2 Message whose _elements holds N entries (see section 2); or callExperimentalAPI("sendComboMessage", rawBody) in 2.7.8-2.10.2, 2.26.6+',
    since: 'all (measured 2.2.0 ... 2.27.6, v3 3.6.6)',
    args: {
      'elems[]': 'message._elements[]',
    },
    response: {
      '_elements[]': 'elems[] in wire order',
    },
    notes:
      'One wire message, one MsgSeq, as in legacy. Vendor position (TencentCloud/TIMSDK issues 440/441): composite sending is not a designed feature of 2.x, so feature-test and fall back to N single messages.',
  }),
  approximated(
    {
      id: 'element-group-tip',
      capability: 'elements',
      legacy: 'webim.Msg.Elem.GroupTip (+GroupInfo, MemberInfo)',
      covers: ['Msg.Elem.GroupTip.*'],
      v2: 'Message with type "TIMGroupTipElem", payload',
      since: '2.2.0',
      response: {
        opType: 'payload.operationType (1..7 identical numbers; 10/11 new, ignore)',
        opUserId: 'payload.operatorID',
        groupId: 'payload.groupProfile.groupID||message.to',
        groupName: 'payload.groupProfile.groupName (absent <=2.10: take from group list)',
        userIdList:
          'payload.userIDList - v2 inserts [operatorID] when the wire had none (ops 2,6,7): legacy had []',
        userinfo: 'payload.memberList -> [{UserId,NickName,ImageUrl}] (absent <=2.16)',
        'groupMemberNum (ops 1,2)': 'payload.memberCount ?? payload.memberNum',
        'groupInfoList (op 6)':
          'payload.newGroupProfile: avatar->1, groupName|name->2, ownerID->3, notification->4, introduction->5 (key is `name` <=2.10, `groupName` later)',
        'memberInfoList (op 7)': 'payload.memberList -> MemberInfo(userID,muteTime)',
        'Msg.fromAccount': '"@TIM#SYSTEM" in both',
      },
      notes:
        'message.nick/avatar of a tip are those of the affected member or operator, not of the system account.',
    },
    text(
      'userIdList holds the operator where it used to be empty; member details need 2.16 or newer.',
      '原来为空的 userIdList 会包含操作者；成员详情需要 2.16 以上。',
    ),
    text('Compare with the operator before showing the list.', '显示列表前请与操作者比较。'),
  ),
];
