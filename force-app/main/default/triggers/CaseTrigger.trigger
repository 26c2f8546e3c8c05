trigger CaseTrigger on Case(before insert, before update, after insert, after update) {
    CaseTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
