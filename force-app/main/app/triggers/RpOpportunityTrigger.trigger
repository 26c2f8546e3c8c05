trigger RpOpportunityTrigger on Opportunity(before insert, before update, after insert, after update, after undelete) {
    RpOpportunityTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
