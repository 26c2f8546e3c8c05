trigger RpEmailMessageTrigger on EmailMessage(after insert, after update, after delete) {
    NextStepEvents.emailsSaved(Trigger.isDelete ? Trigger.old : Trigger.new, Trigger.isUpdate ? Trigger.oldMap : null);
}
