trigger RosteringFormTrigger on Rostering_Form__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    RosteringFormTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
