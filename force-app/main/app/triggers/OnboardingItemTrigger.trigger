trigger OnboardingItemTrigger on Onboarding_Item__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    OnboardingTodoTriggerHandler.handleItems(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
