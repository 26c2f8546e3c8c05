trigger RpEmailMessageTrigger on EmailMessage(after insert, after update) {
    NextStepEvents.emailsSaved(Trigger.new, Trigger.oldMap);
}
