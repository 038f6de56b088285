//! Whole vocabularies are read: NAICS and GICS from the shared reference lists, and the lists of the
//! products that company lists come from.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Industry, Naics, naics};

/// Names of the first list of `LinkedIn`; `HubSpot` has them as constants, Apollo in lower case.
const LINKEDIN: &str = "Accounting; Airlines/Aviation; Alternative Dispute Resolution; Alternative Medicine; Animation; \
    Apparel & Fashion; Architecture & Planning; Arts and Crafts; Automotive; Aviation & Aerospace; Banking; Biotechnology; \
    Broadcast Media; Building Materials; Business Supplies and Equipment; Capital Markets; Chemicals; Civic & Social \
    Organization; Civil Engineering; Commercial Real Estate; Computer & Network Security; Computer Games; Computer \
    Hardware; Computer Networking; Computer Software; Construction; Consumer Electronics; Consumer Goods; Consumer \
    Services; Cosmetics; Dairy; Defense & Space; Design; Education Management; E-Learning; Electrical/Electronic \
    Manufacturing; Entertainment; Environmental Services; Events Services; Executive Office; Facilities Services; \
    Farming; Financial Services; Fine Art; Fishery; Food & Beverages; Food Production; Fund-Raising; Furniture; \
    Gambling & Casinos; Glass, Ceramics & Concrete; Government Administration; Government Relations; Graphic Design; \
    Health, Wellness and Fitness; Higher Education; Hospital & Health Care; Hospitality; Human Resources; Import and \
    Export; Individual & Family Services; Industrial Automation; Information Services; Information Technology and \
    Services; Insurance; International Affairs; International Trade and Development; Internet; Investment Banking; \
    Investment Management; Judiciary; Law Enforcement; Law Practice; Legal Services; Legislative Office; Leisure, \
    Travel & Tourism; Libraries; Logistics and Supply Chain; Luxury Goods & Jewelry; Machinery; Management Consulting; \
    Maritime; Market Research; Marketing and Advertising; Mechanical or Industrial Engineering; Media Production; \
    Medical Devices; Medical Practice; Mental Health Care; Military; Mining & Metals; Mobile Games; Motion Pictures \
    and Film; Museums and Institutions; Music; Nanotechnology; Newspapers; Non-Profit Organization Management; \
    Oil & Energy; Online Media; Outsourcing/Offshoring; Package/Freight Delivery; Packaging and Containers; \
    Paper & Forest Products; Performing Arts; Pharmaceuticals; Philanthropy; Photography; Plastics; Political \
    Organization; Primary/Secondary Education; Printing; Professional Training & Coaching; Program Development; \
    Public Policy; Public Relations and Communications; Public Safety; Publishing; Railroad Manufacture; Ranching; \
    Real Estate; Recreational Facilities and Services; Religious Institutions; Renewables & Environment; Research; \
    Restaurants; Retail; Security and Investigations; Semiconductors; Shipbuilding; Sporting Goods; Sports; Staffing \
    and Recruiting; Supermarkets; Telecommunications; Textiles; Think Tanks; Tobacco; Translation and Localization; \
    Transportation/Trucking/Railroad; Utilities; Venture Capital & Private Equity; Veterinary; Warehousing; Wholesale; \
    Wine and Spirits; Wireless; Writing and Editing";

/// Names of the second list of `LinkedIn` that are often seen; many more are titles of NAICS.
const LINKEDIN_LATER: &str = "Software Development; IT Services and IT Consulting; Technology, Information and Internet; \
    Technology, Information and Media; Hospitals and Health Care; Advertising Services; Business Consulting and Services; \
    Human Resources Services; Truck Transportation; Transportation, Logistics, Supply Chain and Storage; Freight and \
    Package Transportation; Warehousing and Storage; Wellness and Fitness Services; Primary and Secondary Education; \
    Education Administration Programs; E-Learning Providers; Non-profit Organizations; Professional Services; \
    Professional Training and Coaching; Automation Machinery Manufacturing; Motor Vehicle Manufacturing; Pharmaceutical \
    Manufacturing; Biotechnology Research; Research Services; Medical Equipment Manufacturing; Medical Practices; \
    Computer Hardware Manufacturing; Computers and Electronics Manufacturing; Computer Networking Products; \
    Semiconductor Manufacturing; Appliances, Electrical, and Electronics Manufacturing; Oil and Gas; Oil, Gas, and \
    Mining; Mining; Renewable Energy Semiconductor Manufacturing; Solar Electric Power Generation; Wind Electric Power \
    Generation; Services for Renewable Energy; Design Services; Interior Design; Food and Beverage Services; Food and \
    Beverage Manufacturing; Retail Groceries; Retail Apparel and Fashion; Retail Luxury Goods and Jewelry; Retail \
    Office Equipment; Retail Motor Vehicles; Online and Mail Order Retail; Internet Marketplace Platforms; Internet \
    Publishing; Online Audio and Video Media; Book and Periodical Publishing; Newspaper Publishing; Broadcast Media \
    Production and Distribution; Entertainment Providers; Musicians; Movies, Videos, and Sound; Spectator Sports; \
    Sporting Goods Manufacturing; Museums, Historical Sites, and Zoos; Recreational Facilities; Gambling Facilities \
    and Casinos; Travel Arrangements; Hotels and Motels; Personal Care Product Manufacturing; Packaging and Containers \
    Manufacturing; Plastics Manufacturing; Paper and Forest Product Manufacturing; Printing Services; Chemical \
    Manufacturing; Glass, Ceramics and Concrete Manufacturing; Textile Manufacturing; Furniture and Home Furnishings \
    Manufacturing; Industrial Machinery Manufacturing; Machinery Manufacturing; Railroad Equipment Manufacturing; \
    Aviation and Aerospace Component Manufacturing; Airlines and Aviation; Defense and Space Manufacturing; Maritime \
    Transportation; Rail Transportation; Wholesale Building Materials; Wholesale Import and Export; Wholesale Food and \
    Beverage; Government Relations Services; Public Policy Offices; Administration of Justice; Legislative Offices; \
    Executive Offices; Armed Forces; Philanthropic Fundraising Services; Fundraising; Political Organizations; \
    Veterinary Services; Ranching and Fisheries; Dairy Product Manufacturing; Tobacco Manufacturing; Beverage \
    Manufacturing; Wineries; Leasing Non-residential Real Estate; Equipment Rental Services; Insurance Carriers; \
    Insurance Agencies and Brokerages; Venture Capital and Private Equity Principals; Funds and Trusts; Loan Brokers; \
    Public Relations and Communications Services; Marketing Services; Outsourcing and Offshoring Consulting; Janitorial \
    Services; Landscaping Services; Wireless Services; Telecommunications Carriers; Data Infrastructure and Analytics; \
    Data Security Software Products; IT System Custom Software Development; Blockchain Services; Climate Technology \
    Product Manufacturing; Robotics Engineering; Nanotechnology Research; Engineering Services; Strategic Management \
    Services; Executive Search Services; Vehicle Repair and Maintenance; Home Health Care Services; Nursing Homes and \
    Residential Care Facilities; Dentists; Physicians; Technical and Vocational Training; Building Construction; \
    Residential Building Construction; Specialty Trade Contractors; Building Equipment Contractors; Climate Data and \
    Analytics; Mobile Gaming Apps; Language Schools; Sports and Recreation Instruction; Housing and Community \
    Development; Water Supply and Irrigation Systems; Community Services; Child Day Care Services; Pet Services";

/// Category groups of Crunchbase, but for "Mobile" and "Other", which say too little.
const CRUNCHBASE: &str = "Administrative Services; Advertising; Agriculture and Farming; Apps; Artificial Intelligence (AI); \
    Biotechnology; Blockchain and Cryptocurrency; Clothing and Apparel; Commerce and Shopping; Community and Lifestyle; \
    Consumer Electronics; Consumer Goods; Content and Publishing; Data and Analytics; Design; Education; Energy; Events; \
    Financial Services; Food and Beverage; Gaming; Government and Military; Hardware; Health Care; Information \
    Technology; Internet Services; Lending and Investments; Manufacturing; Media and Entertainment; Messaging and \
    Telecommunications; Music and Audio; Natural Resources; Navigation and Mapping; Payments; Platforms; Privacy and \
    Security; Professional Services; Real Estate; Sales and Marketing; Science and Engineering; Social Impact; Software; \
    Sports; Sustainability; Transportation; Travel and Tourism; Video";

/// Salesforce's standard picklist, but for "Other".
const SALESFORCE: &str = "Agriculture; Apparel; Banking; Biotechnology; Chemicals; Communications; Construction; Consulting; \
    Education; Electronics; Energy; Engineering; Entertainment; Environmental; Finance; Food & Beverage; Government; \
    Healthcare; Hospitality; Insurance; Machinery; Manufacturing; Media; Not For Profit; Recreation; Retail; Shipping; \
    Technology; Telecommunications; Transportation; Utilities";

/// GICS, structure of March 2023: sectors, industry groups, industries, sub-industries, each name once.
const GICS: &str = "Energy; Materials; Industrials; Consumer Discretionary; Consumer Staples; Health Care; Financials; \
    Information Technology; Communication Services; Utilities; Real Estate; Capital Goods; Commercial & Professional \
    Services; Transportation; Automobiles & Components; Consumer Durables & Apparel; Consumer Services; Consumer \
    Discretionary Distribution & Retail; Consumer Staples Distribution & Retail; Food, Beverage & Tobacco; Household & \
    Personal Products; Health Care Equipment & Services; Pharmaceuticals, Biotechnology & Life Sciences; Banks; Financial \
    Services; Insurance; Software & Services; Technology Hardware & Equipment; Semiconductors & Semiconductor Equipment; \
    Telecommunication Services; Media & Entertainment; Equity Real Estate Investment Trusts (REITs); Real Estate Management \
    & Development; Energy Equipment & Services; Oil, Gas & Consumable Fuels; Chemicals; Construction Materials; Containers & \
    Packaging; Metals & Mining; Paper & Forest Products; Aerospace & Defense; Building Products; Construction & Engineering; \
    Electrical Equipment; Industrial Conglomerates; Machinery; Trading Companies & Distributors; Commercial Services & \
    Supplies; Professional Services; Air Freight & Logistics; Passenger Airlines; Marine Transportation; Ground \
    Transportation; Transportation Infrastructure; Automobile Components; Automobiles; Household Durables; Leisure Products; \
    Textiles, Apparel & Luxury Goods; Hotels, Restaurants & Leisure; Diversified Consumer Services; Distributors; Broadline \
    Retail; Specialty Retail; Beverages; Food Products; Tobacco; Household Products; Personal Care Products; Health Care \
    Equipment & Supplies; Health Care Providers & Services; Health Care Technology; Biotechnology; Pharmaceuticals; Life \
    Sciences Tools & Services; Consumer Finance; Capital Markets; Mortgage Real Estate Investment Trusts (REITs); IT \
    Services; Software; Communications Equipment; Technology Hardware, Storage & Peripherals; Electronic Equipment, \
    Instruments & Components; Diversified Telecommunication Services; Wireless Telecommunication Services; Media; \
    Entertainment; Interactive Media & Services; Electric Utilities; Gas Utilities; Multi-Utilities; Water Utilities; \
    Independent Power and Renewable Electricity Producers; Diversified REITs; Industrial REITs; Hotel & Resort REITs; \
    Office REITs; Health Care REITs; Residential REITs; Retail REITs; Specialized REITs; Oil & Gas Drilling; Oil & Gas \
    Equipment & Services; Integrated Oil & Gas; Oil & Gas Exploration & Production; Oil & Gas Refining & Marketing; Oil & \
    Gas Storage & Transportation; Coal & Consumable Fuels; Commodity Chemicals; Diversified Chemicals; Fertilizers & \
    Agricultural Chemicals; Industrial Gases; Specialty Chemicals; Metal, Glass & Plastic Containers; Paper & Plastic \
    Packaging Products & Materials; Aluminum; Diversified Metals & Mining; Copper; Gold; Precious Metals & Minerals; Silver; \
    Steel; Forest Products; Paper Products; Electrical Components & Equipment; Heavy Electrical Equipment; Construction \
    Machinery & Heavy Transportation Equipment; Agricultural & Farm Machinery; Industrial Machinery & Supplies & Components; \
    Commercial Printing; Environmental & Facilities Services; Office Services & Supplies; Diversified Support Services; \
    Security & Alarm Services; Human Resource & Employment Services; Research & Consulting Services; Data Processing & \
    Outsourced Services; Airport Services; Highways & Railtracks; Marine Ports & Services; Rail Transportation; Cargo Ground \
    Transportation; Passenger Ground Transportation; Automotive Parts & Equipment; Tires & Rubber; Automobile Manufacturers; \
    Motorcycle Manufacturers; Consumer Electronics; Home Furnishings; Homebuilding; Household Appliances; Housewares & \
    Specialties; Apparel, Accessories & Luxury Goods; Footwear; Textiles; Casinos & Gaming; Hotels, Resorts & Cruise Lines; \
    Leisure Facilities; Restaurants; Education Services; Specialized Consumer Services; Apparel Retail; Computer & \
    Electronics Retail; Home Improvement Retail; Other Specialty Retail; Automotive Retail; Homefurnishing Retail; Drug \
    Retail; Food Distributors; Food Retail; Consumer Staples Merchandise Retail; Brewers; Distillers & Vintners; Soft Drinks \
    & Non-alcoholic Beverages; Agricultural Products & Services; Packaged Foods & Meats; Health Care Equipment; Health Care \
    Supplies; Health Care Distributors; Health Care Services; Health Care Facilities; Managed Health Care; Diversified Banks; \
    Regional Banks; Diversified Financial Services; Multi-Sector Holdings; Specialized Finance; Commercial & Residential \
    Mortgage Finance; Transaction & Payment Processing Services; Asset Management & Custody Banks; Investment Banking & \
    Brokerage; Diversified Capital Markets; Financial Exchanges & Data; Mortgage REITs; Insurance Brokers; Life & Health \
    Insurance; Multi-line Insurance; Property & Casualty Insurance; Reinsurance; IT Consulting & Other Services; Internet \
    Services & Infrastructure; Application Software; Systems Software; Electronic Equipment & Instruments; Electronic \
    Components; Electronic Manufacturing Services; Technology Distributors; Semiconductor Materials & Equipment; \
    Semiconductors; Alternative Carriers; Integrated Telecommunication Services; Advertising; Broadcasting; Cable & \
    Satellite; Publishing; Movies & Entertainment; Interactive Home Entertainment; Independent Power Producers & Energy \
    Traders; Renewable Electricity; Self-Storage REITs; Telecom Tower REITs; Timber REITs; Data Center REITs; Other \
    Specialized REITs; Multi-Family Residential REITs; Single-Family Residential REITs; Diversified Real Estate Activities; \
    Real Estate Operating Companies; Real Estate Development; Real Estate Services";

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim)
}

fn assert_all_read<'a>(vocabulary: &str, names: impl Iterator<Item = &'a str>) {
    let unread: Vec<&str> = names.filter(|name| Industry::read(name).value.is_none()).collect();
    assert!(unread.is_empty(), "{vocabulary}: {unread:#?}");
}

#[test]
fn common_lists_are_read() {
    assert_all_read("LinkedIn", names(LINKEDIN));
    assert_all_read("LinkedIn, later", names(LINKEDIN_LATER));
    assert_all_read("Crunchbase", names(CRUNCHBASE));
    assert_all_read("Salesforce", names(SALESFORCE));
    assert_all_read("GICS", names(GICS));
}

#[test]
fn constants_mean_the_same_as_names() {
    for name in names(LINKEDIN) {
        let words = name.replace(" & ", " ");
        let constant: String =
            words.to_uppercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        assert_eq!(Industry::read(&constant), Industry::read(name), "{constant}");
        assert_eq!(Industry::read(&name.to_lowercase()), Industry::read(name), "{name}");
    }
}

/// The text of a shared reference list, or `None` with a line that says so.
#[expect(clippy::disallowed_methods, reason = "a test reads the shared lists where they are there")]
fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/reference").join(name);
    let required = std::env::var("ANDRU_REQUIRE_SHARED").is_ok_and(|value| value == "1");
    let text = std::fs::read_to_string(&path).ok();
    assert!(text.is_some() || !required, "{} is required and missing", path.display());
    if text.is_none() {
        println!("not checked: {} is not there", path.display());
    }
    text
}

/// The fields of a line of comma-separated values with double quotes.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

#[test]
fn every_naics_title_reads_to_its_code() {
    let Some(text) = shared("naics_2022_structure.csv") else { return };
    let mut checked = 0;
    for row in text.lines().map(fields).filter(|row| row.len() > 2) {
        let (code, title) = (row[1].trim(), row[2].trim().trim_end_matches('T').trim());
        if code.len() > 4 && !code.contains('-') || !code.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        checked += 1;
        let read = Industry::read(title).value.unwrap_or_else(|| panic!("{code} {title}"));
        let own: Vec<Naics> = naics::range(code).collect();
        assert_eq!(own[0].title(), title);
        let by_code = Industry::read(code).value.unwrap();
        assert_eq!(by_code.codes().collect::<Vec<_>>(), own, "{code}");
        // A title repeated on the level below ("Utilities") is the same companies by another code.
        assert_eq!((read.within(&by_code), by_code.within(&read)), (Some(true), Some(true)), "{code} {title}");
    }
    assert_eq!(checked, 20 + 96 + 308);
}

#[test]
fn every_gics_name_of_the_reference_list_is_read() {
    let Some(text) = shared("sp500_constituents.csv") else { return };
    let rows: Vec<Vec<String>> = text.lines().skip(1).map(fields).collect();
    let sub_industries: BTreeSet<&str> = rows.iter().map(|row| row[3].as_str()).collect();
    assert_eq!((rows.len(), sub_industries.len()), (503, 127));
    assert_all_read("sectors", rows.iter().map(|row| row[2].as_str()));
    assert_all_read("sub-industries", sub_industries.into_iter());
    for row in &rows {
        let [sector, narrower] = [2, 3].map(|at| Industry::read(&row[at]).value.unwrap());
        assert_ne!(narrower.within(&sector), Some(false), "{} in {}", row[3], row[2]);
    }
}
