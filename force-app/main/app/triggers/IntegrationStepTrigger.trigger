trigger IntegrationStepTrigger on Integration_Step__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    SetupStepRules.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
