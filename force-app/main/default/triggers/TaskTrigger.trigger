trigger TaskTrigger on Task(after insert, after update) {
    TaskTriggerHandler.handle(Trigger.new, Trigger.oldMap);
}
