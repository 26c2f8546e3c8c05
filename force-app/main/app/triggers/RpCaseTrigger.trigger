trigger RpCaseTrigger on Case(before insert, before update, after insert, after update, after delete, after undelete) {
    RpCaseTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
