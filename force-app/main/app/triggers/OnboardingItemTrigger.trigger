trigger OnboardingItemTrigger on Onboarding_Item__c(before insert, before update) {
    OpenItemService.stampDone(Trigger.new, Trigger.oldMap);
}
