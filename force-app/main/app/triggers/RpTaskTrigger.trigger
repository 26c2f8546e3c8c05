trigger RpTaskTrigger on Task(after insert, after update) {
    RpTaskTriggerHandler.handle(Trigger.new, Trigger.oldMap);
    NextStepEvents.callsSaved(Trigger.new, Trigger.oldMap);
}
